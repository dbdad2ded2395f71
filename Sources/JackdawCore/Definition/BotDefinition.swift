/// What a bot's declaration amounts to once it has been checked: what the engine runs.
package struct BotDefinition: Sendable {
    package var name: String
    /// The state a conversation begins in.
    package var initial: String
    package var states: [String: StateDefinition]
    /// The names of the states, in the order they were declared.
    package var order: [String]
    /// What holds in every state.
    package var everywhere: EverywhereDefinition
    /// Every intent that a transition names, in the order they are first named.
    package var intents: [Intent]
    /// Every variable that a condition or `Variables` names.
    package var variables: [AnyVariable]

    package init(
        name: String,
        initial: String,
        states: [String: StateDefinition],
        order: [String],
        everywhere: EverywhereDefinition = EverywhereDefinition(),
        intents: [Intent] = [],
        variables: [AnyVariable] = []
    ) {
        self.name = name
        self.initial = initial
        self.states = states
        self.order = order
        self.everywhere = everywhere
        self.intents = intents
        self.variables = variables
    }

    /// The names of the intents that compete for a message in a state: those it listens for and those heard everywhere.
    package func intents(heardIn state: String) -> Set<String> {
        let transitions = (states[state]?.transitions ?? []) + everywhere.transitions
        return Set(transitions.flatMap { $0.trigger?.intents ?? [] }.map(\.name))
    }
}
