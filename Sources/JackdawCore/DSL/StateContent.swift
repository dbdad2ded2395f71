/// Some of what a ``State`` holds, to share between states.
///
/// ```swift
/// @StateBuilder<Step> func orHuman() -> StateContent<Step> {
///     When(.intent(human), goTo: .human)
///     After(.seconds(300), goTo: .goodbye)
/// }
///
/// State(.asking) {
///     Body("How many?")
///     orHuman()
/// }
/// ```
public struct StateContent<ID: StateID>: Sendable {
    let elements: [StateElement]

    init(_ elements: [StateElement] = []) {
        self.elements = elements
    }
}
