internal import ArgumentParser
internal import JackdawCore
internal import Understanding

/// Measures what the bot understands.
struct EvaluateCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure how well the bot understands texts whose intents are known.",
        discussion: """
            The file has a text and its intent on each line: CSV (text,intent; a first line with these names may say \
            which is which), or JSON lines ({"text": …, "intent": …}). An empty intent, or none, stands for what the bot \
            should not understand. Use texts that are none of the bot's phrases.

            Reported are the accuracy; precision, recall and F1 of each intent; the pairs that are confused most; how \
            well what is out of scope is rejected; and whether confidences can be believed: for each range of \
            confidence the share that is right, and the expected calibration error (Guo et al. 2017).

            EXAMPLES:
              \(BotTool.name) intents evaluate said.csv
              \(BotTool.name) intents evaluate said.jsonl --state greeted --json
            """
    )

    @Argument(help: ArgumentHelp("The texts with their intents; - is standard input.", valueName: "file"))
    var file: String

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode {
        try place.check(bot)
        let definition = bot.conversations.definition
        let known = definition.intents.map(\.name)
        let samples = try await LabelledTexts(TextFile.read(file, in: terminal), name: file).checked(against: known)
        try await bot.learn(in: terminal)
        let engine = try bot.conversations.prepare()
        let evaluation = try await withProgress("evaluating", steps: samples.count, in: terminal) { progress in
            var outcomes: [IntentEvaluation.Outcome] = []
            for sample in samples {
                let (classification, match) = try await engine.understand(sample.text, in: place.state)
                outcomes.append(
                    IntentEvaluation.Outcome(
                        text: sample.text,
                        expected: sample.intent,
                        predicted: match?.name,
                        best: classification?.ranking.first
                    )
                )
                progress.advance()
            }
            return IntentEvaluation(outcomes)
        }
        let report = EvaluationReport(evaluation: evaluation)
        if json {
            terminal.print(report.json.description)
        } else {
            terminal.print(report.lines)
        }
        return .success
    }
}
