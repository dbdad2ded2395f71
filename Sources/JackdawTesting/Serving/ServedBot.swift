public import Jackdaw
public import JackdawCore
internal import Logging
internal import ServiceLifecycle

/// A bot that really serves, on a free port of this machine, for as long as a test needs it.
///
/// ```swift
/// @Test("hello is answered")
/// func hello() async throws {
///     try await ServedBot.serve(makeGreetings()) { bot in
///         let client = try await bot.connect()
///         try await client.send(json: ["action": "user_message", "message": "hello"])
///         #expect(try await client.nextJSON()["message"] == "Hi! How are you?")
///     }
/// }
/// ```
public struct ServedBot: Sendable {
    /// The page's address, without a slash at its end.
    public var url: String { address.url }

    /// The WebSocket's address.
    public var webSocketURL: String { address.webSocketURL }

    /// Where the bot listens.
    public let address: ServerAddress

    /// The platform, for replies from outside and for the configuration.
    public let platform: WebSocketPlatform

    /// The conversations, for a look inside.
    public let conversations: Conversations

    private let shutdown: @Sendable () async -> Void

    /// Serves a bot while `body` runs, and stops it gracefully afterwards.
    ///
    /// The environment and files have no say; what is not set by `configure` has its default, but for the port.
    ///
    /// - Parameters:
    ///   - bot: the bot, to which the WebSocket platform is added.
    ///   - useUI: whether the page is served.
    ///   - authenticator: who finds out who clients are.
    ///   - configure: changes the configuration; port 0 is set already.
    ///   - body: the test.
    /// - Throws: what `body` throws; what keeps the bot from listening, or ends it with an error.
    public static func serve<Result: Sendable>(
        _ bot: Bot,
        useUI: Bool = true,
        authenticator: (any Authenticator)? = nil,
        configure: @escaping @Sendable (inout JackdawConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (ServedBot) async throws -> Result
    ) async throws -> Result {
        var bot = bot
        let platform = bot.useWebSocketPlatform(useUI: useUI) { configuration in
            configuration.port = 0
            configuration.logLevel = .error
            configuration.shutdownTime = .seconds(2)
            configure(&configuration)
        }
        if let authenticator { platform.use(authenticator: authenticator) }
        try platform.configure(environment: [:])
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let quiet = logger
        bot.conversations.configure { $0.logger = quiet }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: bot.service, successTerminationBehavior: .gracefullyShutdownGroup)],
                logger: logger
            )
        )
        let conversations = bot.conversations
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let served = ServedBot(
                address: try await platform.address(),
                platform: platform,
                conversations: conversations,
                shutdown: { await group.triggerGracefulShutdown() }
            )
            let result: Result
            do {
                result = try await body(served)
            } catch {
                await served.shutdown()
                try? await tasks.waitForAll()
                throw error
            }
            await served.shutdown()
            try await tasks.waitForAll()
            return result
        }
    }

    /// Asks the bot to stop, as a SIGTERM does.
    public func stop() async {
        await shutdown()
    }

    /// Opens a WebSocket to the bot.
    ///
    /// - Parameters:
    ///   - subprotocol: nil for the besser dialect, `jackdaw.v1` for ours.
    ///   - query: what follows the question mark of the address.
    ///   - headers: further header fields of the request.
    ///   - options: how the client is to behave.
    public func connect(
        subprotocol: String? = nil,
        query: String? = nil,
        headers: [(name: String, value: String)] = [],
        options: WebSocketClientOptions = .init()
    ) async throws -> WebSocketClient {
        try await WebSocketClient.connect(
            webSocketURL + (query.map { "?" + $0 } ?? ""),
            subprotocol: subprotocol,
            headers: headers,
            options: options
        )
    }
}
