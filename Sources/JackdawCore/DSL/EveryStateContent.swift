/// Some of what ``EveryState`` holds; what ``EveryStateBuilder`` makes.
public struct EveryStateContent<ID: StateID>: Sendable {
    let elements: [StateElement]

    init(_ elements: [StateElement] = []) {
        self.elements = elements
    }
}
