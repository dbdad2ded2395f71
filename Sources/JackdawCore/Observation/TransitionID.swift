/// Names one way out of a state, as it was declared.
package enum TransitionID: Sendable, Hashable, Codable {
    /// The `When`, `GoTo` or `GoBack` of that number in a state.
    case state(String, Int)
    /// The `After` of that number in a state.
    case timer(String, Int)
    /// The `When` of that number in `EveryState`.
    case everywhere(Int)

    /// The state that it leads out of; nil for every state.
    package var state: String? {
        switch self {
        case .state(let name, _), .timer(let name, _): name
        case .everywhere: nil
        }
    }
}

extension BotDefinition {
    /// Every way out of a state, in the order declared: those of the states, then those of `EveryState`.
    package var transitionIDs: [TransitionID] {
        order.flatMap { name -> [TransitionID] in
            guard let state = states[name] else { return [] }
            return state.transitions.indices.map { .state(name, $0) } + state.timers.indices.map { .timer(name, $0) }
        } + everywhere.transitions.indices.map { .everywhere($0) }
    }

    /// Where a transition is declared, what it waits for, and where it leads; nil when there is none of that name.
    package func declaration(of id: TransitionID) -> (location: DeclarationSite, label: String?, target: String?)? {
        switch id {
        case .state(let name, let index):
            guard let transitions = states[name]?.transitions, transitions.indices.contains(index) else { return nil }
            return declaration(of: transitions[index])
        case .everywhere(let index):
            guard everywhere.transitions.indices.contains(index) else { return nil }
            return declaration(of: everywhere.transitions[index])
        case .timer(let name, let index):
            guard let timers = states[name]?.timers, timers.indices.contains(index) else { return nil }
            let timer = timers[index]
            return (timer.location, "after \(timer.delay.short)", timer.target)
        }
    }

    private func declaration(
        of transition: Transition
    ) -> (location: DeclarationSite, label: String?, target: String?) {
        (transition.location, transition.trigger?.description, transition.targetState)
    }
}
