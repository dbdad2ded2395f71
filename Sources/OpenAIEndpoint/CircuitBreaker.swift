/// Leaves a service alone for a while after it failed, and longer each time it fails again.
///
/// What is asked meanwhile is answered otherwise at once, so a dead service costs its time limit once in a while and
/// not for every message. When a pause is over, one request is let through to see.
package struct CircuitBreaker: Sendable {
    /// Leave to ask, to be handed in with the outcome.
    package struct Permit: Sendable {
        fileprivate let era: Int
    }

    /// What an outcome changed.
    package enum Change: Sendable {
        case broke
        case recovered
    }

    private enum State {
        case closed
        case open(until: ContinuousClock.Instant)
        /// One request is on its way.
        case trying
    }

    private let firstPause: Duration
    private let longestPause: Duration
    private var state = State.closed
    /// Goes up at each change, so that outcomes of requests from before are not taken for news.
    private var era = 0
    private var pause: Duration
    private var complaints = 0

    /// The service may dislike this many texts in a row before it counts as not working.
    private static let toleratedComplaints = 3

    package init(firstPause: Duration = .seconds(1), longestPause: Duration = .seconds(60)) {
        self.firstPause = firstPause
        self.longestPause = longestPause
        pause = firstPause
    }

    /// Leave to ask, or nil when the service is to be left alone.
    package mutating func admit(at now: ContinuousClock.Instant) -> Permit? {
        switch state {
        case .closed: return Permit(era: era)
        case .open(let until) where now >= until:
            enter(.trying)
            return Permit(era: era)
        case .open, .trying: return nil
        }
    }

    /// The request was answered.
    package mutating func succeed(_ permit: Permit) -> Change? {
        guard permit.era == era else { return nil }
        complaints = 0
        pause = firstPause
        guard case .trying = state else { return nil }
        enter(.closed)
        return .recovered
    }

    /// The request failed.
    ///
    /// - Parameters:
    ///   - wish: How long the service asked to be left alone.
    ///   - blamesRequest: Whether it may be the text's fault.
    package mutating func fail(
        _ permit: Permit,
        at now: ContinuousClock.Instant,
        wish: Duration? = nil,
        blamesRequest: Bool = false
    ) -> Change? {
        guard permit.era == era else { return nil }
        let wasClosed = if case .closed = state { true } else { false }
        if blamesRequest, wasClosed {
            complaints += 1
            if complaints < Self.toleratedComplaints { return nil }
        }
        enter(.open(until: now + max(pause, wish ?? .zero)))
        pause = min(pause * 2, longestPause)
        return wasClosed ? .broke : nil
    }

    /// The request was given up before it had an outcome; the next one may try.
    package mutating func abandon(_ permit: Permit, at now: ContinuousClock.Instant) {
        guard permit.era == era, case .trying = state else { return }
        enter(.open(until: now))
    }

    private mutating func enter(_ next: State) {
        state = next
        era += 1
    }
}
