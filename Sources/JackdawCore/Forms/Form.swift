/// A state that asks for what it needs to know, one question after the other.
///
/// ```swift
/// Form(.order) {
///     Ask(size, "Which size?", .options("small", "large"))
///     Ask(count, "How many?") { count, _ in count <= 20 ? nil : "At most 20 at once." }
///     Cancel("All right, no pizza.", goTo: .waiting)
///     GiveUp(after: 3, goTo: .human)
///     GoTo(.baking)
/// }
/// ```
///
/// It asks only for what the message that led here did not say, takes several answers in one message, and corrections
/// of earlier ones (“no, large”). Once everything is known it goes on like a state: by a ``GoTo``, or by a ``When`` above
/// it whose condition is about parameters and variables alone. Every other ``When``, ``After`` and ``Fallback`` holds
/// while any of its questions is open, as do those of ``EveryState``: a message that is no answer is for them.
///
/// A form is made of states: `order`, and one for each question, such as `order.size`. ``Bot/diagram(_:conversations:)`` shows them, and
/// ``Session/state`` names them.
public struct Form<ID: StateID>: Sendable {
    let id: ID
    let elements: [FormElement]
    let keepsAnswers: Bool
    let location: DeclarationSite

    /// The form that begins in the state `id`.
    ///
    /// - Parameters:
    ///   - id: The state.
    ///   - keepsAnswers: Whether what the conversation knows already is not asked for. Without it, a form that is entered
    ///     anew forgets all answers but those in the message that leads to it.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    ///   - content: What it asks, in this order, and the ways out.
    public init(
        _ id: ID,
        keepsAnswers: Bool = false,
        fileID: String = #fileID,
        line: Int = #line,
        @FormBuilder<ID> _ content: () -> FormContent<ID>
    ) {
        self.id = id
        self.keepsAnswers = keepsAnswers
        elements = content().elements
        location = DeclarationSite(fileID: fileID, line: line)
    }
}
