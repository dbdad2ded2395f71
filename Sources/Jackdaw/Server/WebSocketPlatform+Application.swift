public import Hummingbird
internal import HummingbirdCore
public import JackdawCore
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

extension WebSocketPlatform {
    /// An application of yours that serves a bot beside your own routes, where the configuration says.
    ///
    /// ```swift
    /// let router = Router()
    /// router.get("/") { _, _ in "Welcome to the shop!" }
    /// let chat = bot.useWebSocketPlatform { $0.path = "/chat" }
    /// try chat.addRoutes(to: router)
    /// try await chat.application(of: bot, router: router).runService()
    /// ```
    ///
    /// Where something else has to be settled, say TLS, make the application of ``server()`` and
    /// ``JackdawCore/Bot/service`` instead.
    ///
    /// - Parameters:
    ///   - bot: The bot that this is a platform of.
    ///   - router: Your routes, with those of the chat (``addRoutes(to:)``).
    ///   - onListening: Called with the address, with the real port where 0 was configured.
    /// - Throws: ``ConfigurationError`` when the configuration is wrong.
    public func application<Context: RequestContext & InitializableFromSource<ApplicationRequestContextSource>>(
        of bot: Bot,
        router: Router<Context>,
        onListening: @escaping @Sendable (ServerAddress) -> Void = { _ in }
    ) throws(ConfigurationError) -> some ApplicationProtocol {
        let configuration = try configure()
        return application(
            router,
            try server(),
            configuration,
            services: [bot.service],
            logger: configuration.logger(label: bot.name)
        ) { port in
            onListening(ServerAddress(host: configuration.host, port: port))
        }
    }

    /// An application that listens where the configuration says.
    func application<Context: RequestContext & InitializableFromSource<ApplicationRequestContextSource>>(
        _ router: Router<Context>,
        _ server: HTTPServerBuilder,
        _ configuration: JackdawConfiguration,
        services: [any Service] = [],
        logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) -> Void
    ) -> some ApplicationProtocol {
        Application(
            router: router,
            server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: nil
            ),
            services: services,
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? configuration.port) },
            logger: logger
        )
    }
}
