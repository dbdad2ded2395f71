/// A bot as its author wrote it, before anything is known to be right.
struct BotDraft: Sendable {
    var name: String
    var initial: String
    /// The line of the `Bot`.
    var location: DeclarationSite
    /// The names of all cases, when the states are named by an enum that lists them.
    var cases: [String]?
    /// The states in the order written; those of one name are all there.
    var states: [DraftState]
    /// All `EveryState` elements together.
    var everywhere: DraftState
    /// Variables that are declared by `Variables`.
    var variables: [AnyVariable]

    init<ID: StateID>(_ name: String, initial: ID, location: DeclarationSite, elements: [BotElement]) {
        self.name = name
        self.initial = initial.name
        self.location = location
        cases = allNames(of: ID.self)
        states = []
        everywhere = DraftState(name: "every state", location: location)
        variables = []
        for element in elements {
            switch element {
            case .state(let name, let content, let location):
                states.append(DraftState(name: name, location: location, elements: content))
            case .everyState(let content, _):
                everywhere.add(content)
            case .variables(let more):
                variables += more
            }
        }
    }

    /// Every transition, with the state it leaves.
    var transitions: [(source: DraftState, transition: Transition)] {
        (states + [everywhere]).flatMap { state in state.transitions.map { (state, $0) } }
    }

    /// Every condition of a transition, with the line of the transition.
    var conditions: [(condition: Condition, location: DeclarationSite)] {
        transitions.compactMap { entry in
            entry.transition.trigger.map { ($0, entry.transition.location) }
        }
    }

    /// The declared state of that name; where there are several, the first.
    func state(_ name: String) -> DraftState? {
        states.first { $0.name == name }
    }

    /// The different intents that transitions name, in order; two of one name are both there.
    var intents: [Intent] {
        var seen: Set<IntentIdentity> = []
        return conditions.flatMap(\.condition.intents).filter { seen.insert(IntentIdentity($0)).inserted }
    }

    /// Every parameter of the intents' phrases and of the forms' questions, as often as it is there.
    var parameters: [AnyParameter] {
        intents.flatMap { $0.phrases.flatMap(\.parameters) } + states.flatMap { $0.form?.slots ?? [] }.map(\.parameter)
    }
}

/// What tells intents apart, whatever they are named: where they are made, and their phrases.
private struct IntentIdentity: Hashable {
    private let name: String
    private let location: DeclarationSite
    private let phrases: [String]

    init(_ intent: Intent) {
        name = intent.name
        location = intent.location
        phrases = intent.phrases.map(\.description)
    }
}

/// The names of all cases of an enum; nil for an open set.
private func allNames<ID: StateID>(of type: ID.Type) -> [String]? {
    func names<Cases: CaseIterable>(_ type: Cases.Type) -> [String] {
        type.allCases.compactMap { ($0 as? ID)?.name }
    }
    guard let cases = type as? any CaseIterable.Type else { return nil }
    return names(cases)
}
