internal import ArgumentParser

/// The command line of a bot's executable: what it can do besides serving the bot.
struct BotTool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: BotCommand.configuration.commandName,
        abstract: "Serve a chatbot, talk to it, check it, draw it, and measure what it understands.",
        discussion: """
            Without a subcommand the bot is served: \(name) --port 9000 is short for \(name) serve --port 9000.
            Only serve needs a platform (bot.useWebSocketPlatform()).

            EXAMPLES:
              \(name) --port 9000
              \(name) chat
              printf 'hello\\nI am fine\\n' | \(name) chat
              \(name) check --strict
              \(name) diagram --format svg --output bot.svg
              \(name) intents try "good morning"

            What \(name) --generate-completion-script bash (or zsh, fish) prints makes a shell complete these commands.
            """,
        subcommands: [
            ServeCommand.self, ChatCommand.self, CheckCommand.self, DiagramCommand.self, IntentsCommand.self,
            RecordCommand.self,
        ],
        defaultSubcommand: ServeCommand.self
    )

    /// What the executable is called.
    static var name: String { BotCommand.configuration.commandName ?? "bot" }

    /// The command that a command line asks for.
    ///
    /// Ends the process for `--help` and the like, and with a line on standard error when the command line is wrong.
    ///
    /// - Parameter arguments: the command line without the program's name; nil: this process's own.
    static func command(in arguments: [String]?) -> any ToolCommand {
        do {
            var parsed = try parseAsRoot(arguments)
            if let command = parsed as? any ToolCommand { return command }
            // What --help asks for comes as a command of its own, which says it by throwing it.
            try parsed.run()
            exit()
        } catch {
            exit(withError: error)
        }
    }
}
