internal import Hummingbird
public import HummingbirdCore
internal import JackdawCore
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import WebSocketServer

extension WebSocketPlatform: Platform {
    /// Serves the bot on a port of its own, until the task is cancelled or the process shuts down gracefully.
    ///
    /// - Throws: ``ServerError`` when the port cannot be had, ``ConfigurationError`` when the configuration is wrong.
    public func run(_ bot: Bot) async throws {
        let configuration = try configure()
        if serving.isMounted {
            // The application that it is part of does the serving.
            try? await gracefulShutdown()
            return
        }
        let router = Router(context: ServerRequestContext.self)
        // Here and not at the group, so that what no route is there for is answered safely as well.
        router.add(middleware: SafeHeaders())
        addRoutes(to: router.group(RouterPath(configuration.path)), configuration)
        var logger = configuration.logger(label: "jackdaw.http")
        // What a server of pages says about itself at every start is no news here.
        if logger.logLevel == .info { logger.logLevel = .notice }
        let application = application(router, server(for: configuration), configuration, logger: logger) {
            [serving] port in
            serving.isReady = true
            serving.settle(.success(ServerAddress(host: configuration.host, port: port, path: configuration.path)))
        }
        do {
            try await application.run()
        } catch {
            let error = ServerError(error, listeningOn: "port \(configuration.port) of \(configuration.host)") ?? error
            serving.settle(.failure(error))
            throw error
        }
        serving.settle(.failure(ServerError("the server has stopped")))
    }

    /// Waits until the server listens.
    ///
    /// - Returns: where, with the real port where 0 was configured.
    /// - Throws: what kept the server from listening.
    public func address() async throws -> ServerAddress {
        try await serving.address()
    }

    /// The server that an application of yours needs for the bot's WebSocket, on the same port as its own routes.
    ///
    /// ```swift
    /// let chat = bot.useWebSocketPlatform { $0.path = "/chat" }
    /// try chat.addRoutes(to: router)
    /// let application = Application(router: router, server: try chat.server(), services: [bot.service])
    /// ```
    ///
    /// - Throws: ``ConfigurationError`` when the configuration is wrong.
    public func server() throws(ConfigurationError) -> HTTPServerBuilder {
        let configuration = try configure()
        try refuseDevelopment(configuration)
        serving.isMounted = true
        serving.isReady = true
        return server(for: configuration)
    }

    private func server(for configuration: JackdawConfiguration) -> HTTPServerBuilder {
        let gate = UpgradeGate(platform: self, configuration: configuration)
        return .httpAndWebSocket(
            configuration: WebSocketConfiguration(configuration),
            shouldUpgrade: gate.decide,
            handler: gate.handle
        )
    }
}

extension WebSocketConfiguration {
    /// The part of a bot's configuration that its WebSockets are about.
    init(_ configuration: JackdawConfiguration) {
        self.init()
        maxFrameSize = configuration.limits.frame
        maxMessageSize = configuration.limits.message
        maxInflatedMessageSize = configuration.limits.inflatedMessage
        maxConnections = configuration.limits.connections
        maxConnectionsPerAddress = configuration.limits.connectionsPerAddress
        handshakeTimeout = configuration.limits.handshakeTime
        idleTimeout = configuration.limits.idleTime
        closeTimeout = configuration.limits.closeTime
        origins = OriginPolicy(configured: configuration.origins)
        trustedProxies = TrustedProxies(configuration)
        maxOutgoingBuffer = configuration.limits.outgoingBuffer
        maxQueuedMessages = min(maxQueuedMessages, configuration.limits.pending)
        pingInterval = configuration.heartbeat
        shutdownTimeout = configuration.shutdownTime
        guard configuration.compression.enabled else {
            compression = nil
            return
        }
        var policy = CompressionPolicy()
        policy.level = configuration.compression.level
        policy.windowBits = configuration.compression.windowBits
        policy.memoryLevel = configuration.compression.memoryLevel
        policy.contextTakeover = configuration.compression.contextTakeover
        policy.threshold = configuration.compression.threshold
        policy.maxMemoryPerConnection = configuration.compression.memoryPerConnection
        policy.maxMemory = configuration.compression.memory
        compression = policy
    }
}

extension TrustedProxies {
    /// The proxies of a configuration that has been validated.
    init(_ configuration: JackdawConfiguration) {
        self = (try? TrustedProxies(configuration.trustedProxies, field: configuration.forwardedField)) ?? .none
    }
}

extension OriginPolicy {
    /// The policy that a list of origins means; none stands for the server's own and localhost, `*` for all.
    init(configured origins: [String]) {
        if origins.isEmpty {
            self = .sameOriginOrLocalhost
        } else {
            self = origins.contains("*") ? .any : .listed(origins)
        }
    }
}
