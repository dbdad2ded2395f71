/// What a state is made of, with the names of states in place of ids.
enum StateElement: Sendable {
    case body(BodyAction, DeclarationSite)
    case fallback(BodyAction, DeclarationSite)
    case transition(Transition)
    case timer(TimerDefinition)
    /// What a form asks for.
    case form(FormDraft)
    /// What a state of a form waits for.
    case question(FormQuestion)
}
