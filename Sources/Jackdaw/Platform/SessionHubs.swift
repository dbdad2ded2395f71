import JackdawCore
import Synchronization

/// The hubs of the sessions that clients are or were connected to.
final class SessionHubs: Sendable {
    private struct State {
        var hubs: [String: SessionHub] = [:]
        var lastNumber: UInt64 = 0
        var nextSweep: Duration?
    }

    private let state = Mutex(State())
    /// Called with the number of a hub whose session has ended.
    private let ended: @Sendable (UInt64) -> Void

    init(ended: @escaping @Sendable (UInt64) -> Void) {
        self.ended = ended
    }

    /// The hub of a session, which is made where there is none.
    ///
    /// A session that has ended gets one that is kept nowhere: under its id another session may live already, whose hub
    /// and files must stay.
    func hub(for session: Session, messagesPerSecond: Int, now: Duration) -> SessionHub {
        let (hub, replaced) = state.withLock { state -> (SessionHub, SessionHub?) in
            let known = state.hubs[session.id]
            if let known, known.session === session { return (known, nil) }
            state.lastNumber += 1
            let hub = SessionHub(
                session: session,
                number: state.lastNumber,
                messagesPerSecond: messagesPerSecond,
                now: now
            )
            if session.isEnded || known?.session.isEnded == false { return (hub, nil) }
            state.hubs[session.id] = hub
            return (hub, known)
        }
        if let replaced { ended(replaced.number) }
        return hub
    }

    /// Lets go of a hub whose session has ended.
    func release(_ hub: SessionHub) {
        guard hub.session.isEnded else { return }
        let isKnown = state.withLock { state in
            guard state.hubs[hub.session.id] === hub else { return false }
            state.hubs[hub.session.id] = nil
            return true
        }
        if isKnown { ended(hub.number) }
    }

    /// Lets go of all whose sessions have ended, once a minute at most.
    ///
    /// Most hubs go with their session's last connection. This is for sessions that end later; done when a client comes,
    /// because only then there is more to keep.
    func sweep(now: Duration) {
        let isTime = state.withLock { state in
            defer { if state.nextSweep.map({ $0 <= now }) ?? true { state.nextSweep = now + .seconds(60) } }
            return state.nextSweep.map { $0 <= now } ?? false
        }
        if isTime { releaseEnded() }
    }

    /// Lets go of all whose sessions have ended, and of their files.
    func releaseEnded() {
        for hub in state.withLock({ Array($0.hubs.values) }) { release(hub) }
    }

    var count: Int { state.withLock { $0.hubs.count } }
}
