/// What a form is made of, with the names of states in place of ids.
enum FormElement: Sendable {
    case ask(FormSlot)
    case cancel(Intent, FormExit)
    case giveUp(after: Int, FormExit)
    case state(StateElement)
}

/// What a form asks for as its author wrote it, before anything is known to be right.
struct FormDraft: Sendable {
    var slots: [FormSlot]
    var giveUps: [(attempts: Int, location: DeclarationSite)]
}

/// A way out of a form before everything is known.
struct FormExit: Sendable {
    var replies: [Reply]
    var target: String
    var location: DeclarationSite
}

/// Some of what a ``Form`` holds; what ``FormBuilder`` makes.
public struct FormContent<ID: StateID>: Sendable {
    let elements: [FormElement]

    init(_ elements: [FormElement]) {
        self.elements = elements
    }
}
