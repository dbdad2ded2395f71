/// A state is declared once: the conversation could not know which of two to go on in.
enum DuplicateStatesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        var first: [String: DeclarationSite] = [:]
        for state in draft.states {
            guard let earlier = first[state.name] else {
                first[state.name] = state.location
                continue
            }
            report.error(
                "the state “\(state.name)” is declared at \(earlier) already: rename one of the two, or make one of them",
                at: state.location
            )
        }
    }
}
