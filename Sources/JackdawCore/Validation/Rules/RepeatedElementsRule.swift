/// A state has at most one body and one fallback, and so has the bot one fallback.
enum RepeatedElementsRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        for state in draft.states {
            for repeated in state.bodies.dropFirst() {
                report.error(
                    "the state “\(state.name)” has a second Body: put both into one, as Body(first, second)",
                    at: repeated.location
                )
            }
            for repeated in state.fallbacks.dropFirst() {
                report.error(
                    "the state “\(state.name)” has a second Fallback: put both into one, as Fallback(first, second)",
                    at: repeated.location
                )
            }
        }
        for repeated in draft.everywhere.fallbacks.dropFirst() {
            report.error(
                "EveryState has a second Fallback: only one of them can answer, remove the other",
                at: repeated.location
            )
        }
    }
}
