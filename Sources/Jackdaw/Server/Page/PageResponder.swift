internal import HTTPTypes
internal import Hummingbird

/// Answers requests for the page and its files.
struct PageResponder: Sendable {
    private let assets: PageAssets
    private let policy: HTTPFields

    private let libraries: WebLibraries
    /// Nil, unless the page is being worked on.
    private let development: DevelopmentPage?

    init(
        assets: PageAssets,
        libraries: WebLibraries,
        frameAncestors: [String],
        development: DevelopmentPage? = nil
    ) {
        self.assets = assets
        self.development = development
        self.libraries = libraries
        policy = PagePolicy.headers(frameAncestors: frameAncestors, libraries: libraries)
    }

    /// The answer to a GET or HEAD request for the file at a path below the page's address.
    func respond(to request: Request, path: String) async throws -> Response {
        var response: Response
        if let development {
            response = answer(request, try await development.asset(path), caching: "no-store")
        } else {
            // Kept, but asked about each time: a new version of the bot brings a new page at once.
            response = answer(request, assets[path], caching: "no-cache")
        }
        if path == Self.embedding { PagePolicy.open(&response.headers) }
        return response
    }

    /// What puts the page on other sites: the one file that those may load.
    private static let embedding = "ui/embed.js"

    /// The answer to a GET or HEAD request for the file of a browser library, at a path below `libraries/`.
    func respondWithLibrary(to request: Request, path: String) async throws -> Response {
        // The path has the library's version, so that what it names never changes.
        answer(request, try await libraries.asset(path), caching: "public, max-age=31536000, immutable")
    }

    private func answer(_ request: Request, _ asset: PageAsset?, caching: String) -> Response {
        guard let asset else { return Self.plain(.notFound, "There is no such file.") }
        let gzipped = Self.acceptsGzip(request) ? asset.gzipped : nil
        let sendsGzip = gzipped != nil
        let body = gzipped ?? asset.plain
        let tag = asset.entityTag(gzipped: sendsGzip)
        var headers = policy
        headers[.eTag] = tag
        headers[.vary] = "Accept-Encoding"
        headers[.cacheControl] = caching
        if let known = request.headers[.ifNoneMatch], Self.matches(known, tag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = asset.type
        if sendsGzip { headers[.contentEncoding] = "gzip" }
        headers[.contentLength] = "\(body.readableBytes)"
        let sendsBody = request.method != .head
        return Response(
            status: .ok,
            headers: headers,
            body: sendsBody ? ResponseBody(byteBuffer: body) : ResponseBody()
        )
    }

    /// One line of text, with the page's security headers as far as they apply.
    static func plain(_ status: HTTPResponse.Status, _ line: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/plain; charset=utf-8"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: line + "\n"))
        )
    }

    /// Whether a list of entity tags names ours; the comparison is the weak one (RFC 9110, section 13.1.2).
    static func matches(_ list: String, _ tag: String) -> Bool {
        list.split(separator: ",").contains { item in
            let item = item.drop { $0 == " " }
            let text = (item.hasPrefix("W/") ? item.dropFirst(2) : item).prefix { $0 != " " }
            return text == tag || text == "*"
        }
    }

    /// Whether the client takes gzip (RFC 9110, section 12.5.3).
    private static func acceptsGzip(_ request: Request) -> Bool {
        let codings = request.headers[values: .acceptEncoding].joined(separator: ",").lowercased()
        return codings.split(separator: ",").contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let name = parts.first, name == "gzip" || name == "*" else { return false }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0
        }
    }
}
