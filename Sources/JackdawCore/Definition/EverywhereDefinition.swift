/// What holds in every state of a bot: the contents of its `EveryState` elements.
package struct EverywhereDefinition: Sendable {
    /// `When`, in the order written; tried after those of the state.
    package var transitions: [Transition]
    /// The answer where the state has no fallback of its own.
    package var fallback: BodyAction?

    package init(transitions: [Transition] = [], fallback: BodyAction? = nil) {
        self.transitions = transitions
        self.fallback = fallback
    }
}
