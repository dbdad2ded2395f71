/// `GoBack` stands where there is something to go back to: behind a transition of `EveryState`.
enum GoBackRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        let reached = draft.reachable(from: draft.everywhere.targets.map(\.name))
        for state in draft.states where !reached.contains(state.name) {
            for transition in state.transitions where transition.targetState == nil {
                report.error(
                    "nothing leads back from the state “\(state.name)”, since no EveryState transition leads to it: "
                        + "use GoTo, or add EveryState { When(…, goTo: .\(state.name)) }",
                    at: transition.location
                )
            }
        }
    }
}
