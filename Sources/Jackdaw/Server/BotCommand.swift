internal import ArgumentParser

/// The command line of a bot that has no options of its own.
struct BotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "bot",
        abstract: "Serve a chatbot: its page, its WebSocket, its files, on one port.",
        discussion: """
            Every key below can stand in the configuration file (YAML or JSON), and in the environment: \
            limits.pending is JACKDAW_LIMITS_PENDING there, and JACKDAW_CONFIG names the file. The command line \
            wins over the environment, which wins over the file.

            \(ConfigurationKey.plainTable)
            """
    )

    @OptionGroup var options: BotOptions
}
