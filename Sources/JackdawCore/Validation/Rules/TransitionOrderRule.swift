/// Every transition is the first that matches at some time.
enum TransitionOrderRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        for state in draft.states {
            check(state.transitions, isEverywhere: false, &report)
        }
        check(draft.everywhere.transitions, isEverywhere: true, &report)
    }

    private static func check(_ transitions: [Transition], isEverywhere: Bool, _ report: inout ValidationReport) {
        let cases = TransitionCases(transitions, isEverywhere: isEverywhere).taken
        for (index, transition) in transitions.enumerated() {
            let earlier = transitions[..<index]
            if transition.isEventless, let first = earlier.first(where: { $0.trigger == nil }) {
                say(transition, "the one on line \(first.location.line) leaves the state before it", &report)
                continue
            }
            guard let own = cases[index] else { continue }
            if own.isEmpty {
                // In EveryState a condition on variables alone has no cases that could be counted on.
                if let trigger = transition.trigger, !(isEverywhere && transition.isEventless) {
                    report.error(
                        "“\(trigger)” can never be true, since only one thing happens at a time: "
                            + "join what may happen with ||",
                        at: transition.location
                    )
                }
                continue
            }
            if let hiding = earlier.indices.first(where: { cases[$0].map(own.isSubset) ?? false }) {
                let line = transitions[hiding].location.line
                say(transition, "the one on line \(line) is taken whenever it could be", &report)
            } else if own.isSubset(of: earlier.indices.reduce(into: []) { $0.formUnion(cases[$1] ?? []) }) {
                say(transition, "one of those before it is taken whenever it could be", &report)
            }
        }
    }

    private static func say(_ transition: Transition, _ reason: String, _ report: inout ValidationReport) {
        report.error(
            "this transition is never taken: \(reason); put it first, or remove it",
            at: transition.location
        )
    }
}
