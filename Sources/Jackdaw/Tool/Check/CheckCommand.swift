internal import ArgumentParser
internal import JackdawCore

/// Says what looks wrong.
struct CheckCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what looks wrong with the bot.",
        discussion: """
            Every finding is a line in the compiler's form, file:line: warning: …. Besides what the bot says of itself \
            when it is declared:

              phrases that two intents share which compete somewhere;
              intents that are too much alike: phrases are held out in turn, the bot learns the others, and those that \
            were taken for another intent heard in the same state are counted;
              intents of fewer than three phrases;
              states in which messages are heard and no fallback answers what is not understood;
              states that ask something and hear no answer.

            The exit status is 1 when there are errors, with --strict also when there are warnings. A bot that cannot be \
            declared at all never gets here: it says why when it starts, with the same status.

            EXAMPLES:
              \(BotTool.name) check
              \(BotTool.name) check --strict --json
            """
    )

    @Flag(help: "Fail on warnings too.")
    var strict = false

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(name: .customLong("no-cross-validation"), help: "Leave out what takes time: whether intents are too alike.")
    var noCrossValidation = false

    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode {
        let findings = try await BotCheck(bot: bot).findings(
            validating: !noCrossValidation,
            in: terminal
        )
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count - errors
        if json {
            let all: JSONValue = [
                "bot": .string(bot.name), "errors": .integer(Int64(errors)), "warnings": .integer(Int64(warnings)),
                "findings": .array(findings.map(\.json)),
            ]
            terminal.print(all.description)
        } else {
            for finding in findings { terminal.print(line(finding, in: terminal)) }
            terminal.print(summary(of: bot.name, errors, warnings))
        }
        return errors > 0 || (strict && warnings > 0) ? .failure : .success
    }

    private func line(_ finding: Finding, in terminal: Terminal) -> String {
        let place = finding.location.map { "\($0): " } ?? ""
        let severity = terminal.styled("\(finding.severity):", finding.severity == .error ? .red : .yellow)
        return "\(place)\(severity) \(finding.message)"
    }

    private func summary(of name: String, _ errors: Int, _ warnings: Int) -> String {
        if errors + warnings == 0 { return "\(name): nothing looks wrong" }
        let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        return "\(name): " + counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
    }
}
