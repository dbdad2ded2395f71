internal import ArgumentParser
internal import JackdawCore

/// Serves the bot.
struct ServeCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: BotCommand.configuration.abstract,
        // Its own would be one line of all options, wider than terminals are.
        usage: "\(BotTool.name) [serve] [<options>]",
        discussion: BotCommand.configuration.discussion
    )

    @OptionGroup var options: BotOptions

    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode {
        try await bot.run(options)
        return .success
    }
}
