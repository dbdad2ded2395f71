/// Names are what logs, diagrams and recognition show and use: they must not be empty.
enum NamesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        if draft.name.isBlank {
            report.error("the bot has no name: give it one", at: draft.location)
        }
        for state in draft.states where state.name.isBlank {
            report.error("a state has an empty name: give it one", at: state.location)
        }
        for intent in draft.intents where intent.name.isBlank {
            report.error("an intent has an empty name: give it one", at: intent.location)
        }
    }
}
