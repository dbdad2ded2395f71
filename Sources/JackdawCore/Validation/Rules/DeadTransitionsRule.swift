/// What waits for something does not stand in a state that waits for nothing.
///
/// It is only a warning: after a body that throws, such a state is not left, and then it does wait.
enum DeadTransitionsRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        for state in draft.states {
            guard let goTo = state.transitions.first(where: { $0.trigger == nil }) else { continue }
            let waiting =
                state.transitions.filter { !$0.isEventless }.map { ("When", $0.location) }
                + state.timers.map { ("After", $0.location) }
            for (element, location) in waiting {
                report.warning(
                    "the state “\(state.name)” is left as soon as its body has run (line \(goTo.location.line)), "
                        + "so this \(element) only counts after a body that failed: remove one of them",
                    at: location
                )
            }
        }
    }
}
