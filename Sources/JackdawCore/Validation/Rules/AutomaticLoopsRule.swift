/// A conversation that goes on by itself comes to rest at some point.
enum AutomaticLoopsRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        var settled: Set<String> = []
        for start in draft.states {
            var path: [DraftState] = []
            var current: DraftState? = start
            while let state = current, !settled.contains(state.name) {
                if let first = path.firstIndex(where: { $0.name == state.name }) {
                    say(path[first...], &report)
                    break
                }
                path.append(state)
                current = state.certainNext.flatMap { draft.state($0.name) }
            }
            settled.formUnion(path.map(\.name))
        }
    }

    private static func say(_ cycle: ArraySlice<DraftState>, _ report: inout ValidationReport) {
        guard let first = cycle.first, let location = first.certainNext?.location else { return }
        let names = (cycle + [first]).map(\.name).joined(separator: " → ")
        report.error(
            "the conversation would go on for ever without the user (\(names)): "
                + "let one of these states wait, with When in place of GoTo",
            at: location
        )
    }
}

extension DraftState {
    /// Where the state leads by itself, whatever its variables are; nil when it may stay or may go elsewhere.
    ///
    /// A condition on variables before the `GoTo` can end a loop, so nothing is certain then.
    fileprivate var certainNext: (name: String, location: DeclarationSite)? {
        guard let first = transitions.first(where: \.isEventless), first.trigger == nil else { return nil }
        return first.targetState.map { ($0, first.location) }
    }
}
