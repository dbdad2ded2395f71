/// Goes to another state when something happens that a condition describes.
///
/// ```swift
/// When(.intent(order), goTo: .baking)
/// When(.noIntentMatched && attempts >= 3, goTo: .human)
/// When(.anyMessage, GoBack())
/// ```
///
/// A state that is its own target is left and entered again: its body runs once more.
public struct When<ID: StateID>: Sendable {
    let transition: Transition

    /// Goes to `target` when `condition` holds.
    public init(_ condition: Condition, goTo target: ID, fileID: String = #fileID, line: Int = #line) {
        transition = Transition(
            trigger: condition,
            target: .state(target.name),
            location: DeclarationSite(fileID: fileID, line: line)
        )
    }

    /// Goes back to the state that an ``EveryState`` transition left when `condition` holds.
    public init(_ condition: Condition, _ goBack: GoBack, fileID: String = #fileID, line: Int = #line) {
        transition = Transition(
            trigger: condition,
            target: goBack.transition.target,
            location: DeclarationSite(fileID: fileID, line: line)
        )
    }
}
