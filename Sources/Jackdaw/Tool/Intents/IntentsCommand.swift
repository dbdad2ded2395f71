internal import ArgumentParser

/// What has to do with the bot's understanding.
struct IntentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intents",
        abstract: "Try and measure what the bot understands.",
        subcommands: [TryCommand.self, EvaluateCommand.self]
    )
}
