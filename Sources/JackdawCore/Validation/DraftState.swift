/// A state as its author wrote it; also all that holds everywhere.
struct DraftState: Sendable {
    var name: String
    var location: DeclarationSite
    var bodies: [(action: BodyAction, location: DeclarationSite)] = []
    var fallbacks: [(action: BodyAction, location: DeclarationSite)] = []
    var transitions: [Transition] = []
    var timers: [TimerDefinition] = []
    /// What it asks for, when it is a form.
    var form: FormDraft?
    /// What it waits for, when it is a question of a form.
    var question: FormQuestion?

    init(name: String, location: DeclarationSite, elements: [StateElement] = []) {
        self.name = name
        self.location = location
        add(elements)
    }

    mutating func add(_ elements: [StateElement]) {
        for element in elements {
            switch element {
            case .body(let action, let location): bodies.append((action, location))
            case .fallback(let action, let location): fallbacks.append((action, location))
            case .transition(let transition): transitions.append(transition)
            case .timer(let timer): timers.append(timer)
            case .form(let asked): form = asked
            case .question(let asked): question = asked
            }
        }
    }

    /// Where it can lead, with the line that says so.
    var targets: [(name: String, location: DeclarationSite)] {
        transitions.compactMap { transition in transition.targetState.map { ($0, transition.location) } }
            + timers.map { ($0.target, $0.location) }
    }
}
