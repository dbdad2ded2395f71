internal import HTTPTypes
public import Hummingbird
internal import JackdawCore
internal import NIOCore
internal import Synchronization

extension WebSocketPlatform {
    /// Adds the page, its files, uploads, downloads and the health checks to an application of yours, below the
    /// configured path.
    ///
    /// - Parameter router: the application's router.
    /// - Throws: ``ConfigurationError`` when the configuration is wrong.
    public func addRoutes<Context: RequestContext>(
        to router: some RouterMethods<Context>
    ) throws(ConfigurationError) {
        let configuration = try configure()
        try refuseDevelopment(configuration)
        addRoutes(to: router.group(RouterPath(configuration.path)).add(middleware: SafeHeaders()), configuration)
    }

    /// Adds them to a group at the configured path, whose answers are made safe by whoever made it.
    func addRoutes<Context: RequestContext>(to group: RouterGroup<Context>, _ configuration: JackdawConfiguration) {
        addPage(to: group, configuration)
        group.get("health") { [self] _, _ in
            Self.report([
                "status": "ok",
                "connections": .integer(Int64(serving.connections.load(ordering: .relaxed))),
                "sessions": .integer(Int64(conversations.count)),
            ])
        }
        group.get("ready") { [serving] _, _ in
            serving.isReady
                ? Self.report(["status": "ready"]) : Self.report(["status": "not ready"], .serviceUnavailable)
        }
        addFileRoutes(to: group)
        addUserRoutes(to: group)
    }

    /// Refuses `--dev` where it is not known who reaches the server.
    func refuseDevelopment(_ configuration: JackdawConfiguration) throws(ConfigurationError) {
        guard configuration.development != nil else { return }
        throw ConfigurationError("--dev needs a bot with a port of its own; this one is part of another application")
    }

    private func addPage<Context: RequestContext>(
        to group: RouterGroup<Context>,
        _ configuration: JackdawConfiguration
    ) {
        let methods: [HTTPRequest.Method] = [.get, .head]
        guard configuration.ui else {
            for method in methods {
                group.on("", method: method) { _, _ in
                    PageResponder.plain(.notFound, "This bot has no page; it talks over a WebSocket at this address.")
                }
            }
            return
        }
        let mount = configuration.path
        let page = PageResponder(
            assets: PageAssets(),
            libraries: setup.libraries,
            frameAncestors: configuration.frameAncestors,
            development: setup.development?.page
        )
        if let development = setup.development {
            let events = DevelopmentEvents(
                page: development.page,
                log: development.log,
                conversations: conversations,
                isServing: { [serving] in serving.isReady }
            )
            group.get("dev/events") { request, _ in events.respond(to: request) }
        }
        for method in methods {
            group.on("", method: method) { request, _ in
                if mount != "/", !request.uri.path.hasSuffix("/") { return Self.redirect(request, below: mount) }
                return try await page.respond(to: request, path: "index.html")
            }
            group.on("ui/**", method: method) { request, context in
                let path = "ui/" + context.parameters.getCatchAll().joined(separator: "/")
                return try await page.respond(to: request, path: path)
            }
            group.on("libraries/**", method: method) { request, context in
                let path = context.parameters.getCatchAll().joined(separator: "/")
                return try await page.respondWithLibrary(to: request, path: path)
            }
        }
    }

    /// Sends a browser to the address with a slash at its end, which the page's relative addresses need.
    ///
    /// The new address is relative, so that it also holds behind a proxy that puts something in front of the path.
    private static func redirect(_ request: Request, below mount: String) -> Response {
        let name = mount.split(separator: "/").last.map(String.init) ?? ""
        let query = request.uri.query.map { "?" + $0 } ?? ""
        return Response(status: .permanentRedirect, headers: [.location: "\(name)/\(query)"])
    }

    private static func report(_ value: JSONValue, _ status: HTTPResponse.Status = .ok) -> Response {
        var writer = JSONWriter()
        writer.write(value)
        return Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes))
        )
    }
}
