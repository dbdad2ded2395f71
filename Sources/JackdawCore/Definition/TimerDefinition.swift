/// An `After`: where a state leads when nothing else happens for a while.
package struct TimerDefinition: Sendable {
    package var delay: Duration
    package var target: String
    package var location: DeclarationSite

    package init(delay: Duration, target: String, location: DeclarationSite) {
        self.delay = delay
        self.target = target
        self.location = location
    }
}
