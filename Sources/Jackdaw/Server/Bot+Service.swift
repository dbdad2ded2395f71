public import JackdawCore
public import ServiceLifecycle

extension Bot {
    /// The bot as a service, for a program that runs other services too.
    ///
    /// It runs the conversations and every platform. A WebSocket platform whose routes and server are part of an
    /// application of yours (``WebSocketPlatform/addRoutes(to:)``, ``WebSocketPlatform/server()``) opens no port.
    ///
    /// ```swift
    /// let application = Application(router: router, server: try chat.server(), services: [bot.service])
    /// try await application.runService()
    /// ```
    public var service: some Service { BotService(bot: self) }
}

/// The conversations and the platforms of a bot, running.
struct BotService: Service, CustomStringConvertible {
    let bot: Bot

    var description: String { "bot \(bot.name)" }

    func run() async throws {
        let platforms = bot.platforms
        for case let platform as WebSocketPlatform in platforms { try platform.configure() }
        let limit = platforms.lazy.compactMap { $0 as? WebSocketPlatform }.first?.configuration.shutdownTime
        // Before anything listens: who connects finds a bot that understands.
        try await cancelWhenGracefulShutdown { try await bot.prepare() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bot.conversations.run() }
            group.addTask {
                // Cancelled when the bot ends in another way.
                guard (try? await gracefulShutdown()) != nil else { return }
                for case let platform as WebSocketPlatform in platforms { platform.serving.isReady = false }
                await bot.conversations.shutdown(within: limit ?? JackdawConfiguration().shutdownTime)
            }
            for platform in platforms {
                group.addTask { try await platform.run(bot) }
            }
            // `waitForAll` would go on waiting for the others when one has failed.
            while try await group.next() != nil {}
        }
        for case let platform as WebSocketPlatform in platforms { platform.close() }
    }
}
