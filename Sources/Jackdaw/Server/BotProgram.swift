internal import JackdawCore
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// A bot as a process: configured, announced, and ended by signals.
struct BotProgram {
    let bot: Bot
    let options: BotOptions

    func run() async throws {
        guard !bot.platforms.isEmpty else {
            throw ServerError("no way leads to the bot; call bot.useWebSocketPlatform() before bot.run()")
        }
        let configuration = try JackdawConfiguration.load(options: options)
        for platform in webSocketPlatforms { try platform.configure(with: configuration) }
        let logger = (webSocketPlatforms.first?.configuration ?? configuration).logger(label: "jackdaw")
        bot.conversations.configure { $0.logger = logger }
        for warning in bot.warnings { logger.warning("\(warning)") }

        let group = ServiceGroup(configuration: groupConfiguration)
        // Trapped before anything runs, so that a signal during the start is not the end.
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await Self.listen(to: signals, endingGracefully: group) }
            for platform in webSocketPlatforms where !platform.serving.isMounted {
                tasks.addTask {
                    // A failure to listen is thrown by the service as well, and reported there.
                    guard let address = try? await platform.serving.address() else { return }
                    Program.announce(bot.name, listeningOn: address)
                }
            }
            defer {
                tasks.cancelAll()
                // A bot that ended before it listened, say because it could not be prepared, keeps nobody waiting.
                for platform in webSocketPlatforms { platform.serving.settle(.failure(CancellationError())) }
            }
            try await group.run()
        }
    }

    private var webSocketPlatforms: [WebSocketPlatform] {
        bot.platforms.compactMap { $0 as? WebSocketPlatform }
    }

    private var groupConfiguration: ServiceGroupConfiguration {
        // Its own reports would double ours.
        var quiet = Logger(label: "jackdaw.lifecycle")
        quiet.logLevel = .critical
        return ServiceGroupConfiguration(
            services: [.init(service: bot.service, successTerminationBehavior: .gracefullyShutdownGroup)],
            logger: quiet
        )
    }

    /// The first signal ends the program in good order, the second one at once.
    private static func listen(to signals: UnixSignalsSequence, endingGracefully group: ServiceGroup) async {
        var isEnding = false
        for await signal in signals {
            if isEnding { ProcessEnd.leaveAtOnce(signal: signal.rawValue) }
            isEnding = true
            await group.triggerGracefulShutdown()
        }
    }
}
