/// Every case of the enum that names the states has a state.
enum MissingCasesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        let declared = Set(draft.states.map(\.name))
        // Where a transition leads there, or the conversation begins there, that is reported already.
        let mentioned = Set((draft.states + [draft.everywhere]).flatMap(\.targets).map(\.name) + [draft.initial])
        for name in draft.cases ?? [] where !declared.contains(name) && !mentioned.contains(name) {
            report.error(
                "the case “\(name)” has no state: add State(.\(name)) { … }, or remove the case",
                at: draft.location
            )
        }
    }
}
