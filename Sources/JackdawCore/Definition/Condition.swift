/// When a transition is taken.
///
/// Conditions are values; they are combined with `&&`, `||` and `!`, and variables and parameters compare to them:
///
/// ```swift
/// When(.intent(order) && size == .large, goTo: .extraCheese)
/// When(.noIntentMatched && attempts >= 3, goTo: .human)
/// When(.file("image/*") || .event("scanned"), goTo: .picture)
/// ```
///
/// A condition made of comparisons and `satisfies` alone is also looked at without an event, once the body has run.
public struct Condition: Sendable {
    package indirect enum Node: Sendable {
        case intent(Intent)
        case noIntentMatched
        case anyMessage
        /// A pattern of media types.
        case file(String)
        /// The name of an outside event.
        case event(String)
        case check(Check)
        case and(Node, Node)
        case or(Node, Node)
        case not(Node)
    }

    /// A question to the session itself.
    package struct Check: Sendable {
        package var description: String
        /// What tells two checks apart; nil when nothing is known.
        ///
        /// Two of one identity always give the same answer.
        package var identity: String?
        package var variables: [AnyVariable] = []
        package var parameters: [AnyParameter] = []
        package var holds: @Sendable (Session) -> Bool
    }

    package let node: Node

    package init(_ node: Node) {
        self.node = node
    }
}
