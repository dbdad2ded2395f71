/// A way out of a state.
package struct Transition: Sendable {
    /// Where a transition leads.
    package enum Target: Sendable, Hashable {
        case state(String)
        /// The state that an `EveryState` transition left.
        case back(runsBody: Bool)
    }

    /// When it is taken; nil is `GoTo` and `GoBack`: once the body has run.
    package var trigger: Condition?
    package var target: Target
    package var location: DeclarationSite

    package init(trigger: Condition? = nil, target: Target, location: DeclarationSite) {
        self.trigger = trigger
        self.target = target
        self.location = location
    }

    /// Whether it is also taken without an event.
    package var isEventless: Bool {
        trigger?.isEventless ?? true
    }

    /// The name of the state it leads to; nil for the way back.
    package var targetState: String? {
        if case .state(let name) = target { name } else { nil }
    }
}
