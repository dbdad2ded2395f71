internal import ArgumentParser
internal import JackdawCore

/// Talks to the bot.
struct ChatCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talk to the bot here, without a server.",
        discussion: """
            Options are chosen by their numbers. A line that begins with a slash is a command:

            \(ChatInput.commandList)

            With its input from a file or a pipe, every line is handled before the next one is read, and only the bot's \
            words are printed. NO_COLOR turns colours off.

            EXAMPLES:
              \(BotTool.name) chat
              printf 'hello\\nI am fine\\n' | \(BotTool.name) chat
              printf 'hello\\n/why\\n/record hello.md\\n' | \(BotTool.name) chat
            """
    )

    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode {
        try await Chat(bot: bot, terminal: terminal).run()
        return .success
    }
}
