extension BotDraft {
    /// What the engine runs; only of use when the draft has no errors.
    var definition: BotDefinition {
        BotDefinition(
            name: name,
            initial: initial,
            states: Dictionary(states.map { ($0.name, $0.definition) }) { first, _ in first },
            order: states.map(\.name),
            everywhere: EverywhereDefinition(
                transitions: everywhere.transitions,
                fallback: everywhere.fallbacks.first?.action
            ),
            intents: intents,
            variables: knownVariables
        )
    }

    /// The variables that conditions and `Variables` name, each once.
    private var knownVariables: [AnyVariable] {
        var names: Set<String> = []
        return allVariables.filter { names.insert($0.name).inserted }
    }

    /// The variables that conditions and `Variables` name, as often as they do.
    var allVariables: [AnyVariable] {
        variables + conditions.flatMap(\.condition.variables)
    }
}

extension DraftState {
    fileprivate var definition: StateDefinition {
        StateDefinition(
            name: name,
            body: bodies.first?.action,
            transitions: transitions,
            timers: timers,
            fallback: fallbacks.first?.action,
            question: question,
            location: location
        )
    }
}
