/// What a bot's declaration amounts to once it has been checked: what the engine runs.
package struct BotDefinition: Sendable {
    package var name: String
    /// The state a conversation begins in.
    package var initial: String
    package var states: [String: StateDefinition]
    /// The names of the states, in the order they were declared.
    package var order: [String]
    /// What holds in every state.
    package var everywhere: EverywhereDefinition {
        didSet { hasOwnConditions = Self.hasOwnConditions(states, everywhere) }
    }
    /// Whether a condition is code of the bot's author, which might take its time.
    package private(set) var hasOwnConditions: Bool
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
        hasOwnConditions = Self.hasOwnConditions(states, everywhere)
        self.intents = intents
        self.variables = variables
    }

    private static func hasOwnConditions(
        _ states: [String: StateDefinition],
        _ everywhere: EverywhereDefinition
    ) -> Bool {
        (states.values.flatMap(\.transitions) + everywhere.transitions).contains { $0.trigger?.node.isOwnCode ?? false }
    }

    /// The names of the intents that compete for a message in a state: those it listens for and those heard everywhere.
    package func intents(heardIn state: String) -> Set<String> {
        let transitions = (states[state]?.transitions ?? []) + everywhere.transitions
        return Set(transitions.flatMap { $0.trigger?.intents ?? [] }.map(\.name))
    }
}

extension Condition.Node {
    fileprivate var isOwnCode: Bool {
        switch self {
        case .check(let check): check.identity == nil
        case .and(let left, let right), .or(let left, let right): left.isOwnCode || right.isOwnCode
        case .not(let node): node.isOwnCode
        case .intent, .noIntentMatched, .anyMessage, .file, .event: false
        }
    }
}
