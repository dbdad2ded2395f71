/// A conversation can get to every state.
enum UnreachableStatesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        // Without a beginning nothing can be reached: that is one problem, and not one for every state.
        guard draft.state(draft.initial) != nil else { return }
        let reached = draft.reachable(from: [draft.initial] + draft.everywhere.targets.map(\.name))
        for state in draft.states where !reached.contains(state.name) {
            let sources = draft.states.filter { source in
                source.name != state.name && source.targets.contains { $0.name == state.name }
            }
            let reason =
                sources.isEmpty
                ? "no transition leads to the state “\(state.name)”"
                : "the state “\(state.name)” is only reached from states that are not reached themselves"
            report.error("\(reason): add a transition, or remove the state", at: state.location)
        }
    }
}

extension BotDraft {
    /// The declared states that a conversation can get to from `names`, these included.
    func reachable(from names: [String]) -> Set<String> {
        let targets = Dictionary(grouping: states, by: \.name).mapValues { $0.flatMap(\.targets).map(\.name) }
        var reached: Set<String> = []
        var waiting = names
        while let name = waiting.popLast() {
            guard let next = targets[name], reached.insert(name).inserted else { continue }
            waiting += next
        }
        return reached
    }
}
