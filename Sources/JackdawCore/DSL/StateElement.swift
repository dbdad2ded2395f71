/// What a state is made of, with the names of states in place of ids.
enum StateElement: Sendable {
    case body(BodyAction, SourceLocation)
    case fallback(BodyAction, SourceLocation)
    case transition(Transition)
    case timer(TimerDefinition)
}
