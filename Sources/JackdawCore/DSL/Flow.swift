/// A part of a bot that is written elsewhere: states that belong together.
///
/// A large bot is split into flows, one a file. That also keeps compiling fast: the time for one pair of braces grows
/// with the square of the number of states in it.
///
/// ```swift
/// let ordering = Flow<Step> {
///     State(.size) { Body("Which size?"); When(.intent(order), goTo: .paying) }
///     State(.paying) { Body("Card or cash?") }
/// }
///
/// var bot = try Bot("pizzeria", initial: Step.size) {
///     ordering
///     complaints(then: .size)
/// }
/// ```
///
/// Where something differs from use to use, a flow is made by a function:
///
/// ```swift
/// @BotBuilder<Step> func complaints(then next: Step) -> Flow<Step> {
///     State(.complaint) { Body("I am sorry."); GoTo(next) }
/// }
/// ```
public struct Flow<ID: StateID>: Sendable {
    let elements: [BotElement]

    /// The states in the braces.
    public init(@BotBuilder<ID> _ content: () -> Flow<ID>) {
        self = content()
    }

    init(_ elements: [BotElement]) {
        self.elements = elements
    }
}
