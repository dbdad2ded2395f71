/// Every state that a conversation can be sent to is declared.
enum UndeclaredStatesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        let names = draft.states.map(\.name)
        let declared = Set(names)
        if !declared.contains(draft.initial) {
            report.error(
                "the initial state “\(draft.initial)” is not declared: add State(.\(draft.initial)) { … }"
                    + hint(for: draft.initial, among: names),
                at: draft.location
            )
        }
        for (target, location) in (draft.states + [draft.everywhere]).flatMap(\.targets)
        where !declared.contains(target) {
            report.error(
                "the state “\(target)” is not declared: add State(.\(target)) { … }" + hint(for: target, among: names),
                at: location
            )
        }
    }
}
