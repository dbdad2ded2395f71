/// What a bot does when it is to act: the closure of a `Body` or a `Fallback`.
package typealias BodyAction = @Sendable (Session) async throws -> Void

/// One state of a bot.
package struct StateDefinition: Sendable {
    package var name: String
    package var body: BodyAction?
    /// `When`, `GoTo` and `GoBack`, in the order written.
    package var transitions: [Transition]
    /// `After`, in the order written.
    package var timers: [TimerDefinition]
    package var fallback: BodyAction?
    package var location: DeclarationSite

    package init(
        name: String,
        body: BodyAction? = nil,
        transitions: [Transition] = [],
        timers: [TimerDefinition] = [],
        fallback: BodyAction? = nil,
        location: DeclarationSite
    ) {
        self.name = name
        self.body = body
        self.transitions = transitions
        self.timers = timers
        self.fallback = fallback
        self.location = location
    }
}
