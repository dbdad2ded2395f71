internal import ArgumentParser
internal import JackdawCore

/// Says what the bot makes of a text.
struct TryCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Say what the bot makes of a text, and why.",
        discussion: """
            All intents compete, or with --state those that are heard there: confidences and threshold, the words that \
            spoke for and against the best, words that were repaired, and the parameters that were found. An engine \
            other than the bot's own says no more than its ranking.

            EXAMPLES:
              \(BotTool.name) intents try "could i get a pizza"
              \(BotTool.name) intents try "fine" --state greeted --json
            """
    )

    @Argument(help: "What a user might say.")
    var text: String

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode {
        try place.check(bot)
        try await bot.learn(in: terminal)
        let reading = try await IntentReading(of: text, in: place.state, by: bot)
        if json {
            terminal.print(reading.json.description)
        } else {
            terminal.print(reading.lines(in: terminal))
        }
        return .success
    }
}

/// Where something is said.
struct PlaceOptions: ParsableArguments {
    @Option(help: "The state in which it is said; by default all intents compete.")
    var state: String?

    /// Refuses a state that the bot does not have.
    func check(_ bot: Bot) throws(ToolError) {
        let names = bot.conversations.definition.order
        guard let state, !names.contains(state) else { return }
        let nearest = NearestName.nearest(to: state, among: names).map { "; did you mean “\($0)”?" } ?? ""
        throw ToolError("the bot has no state “\(state)”\(nearest)")
    }
}
