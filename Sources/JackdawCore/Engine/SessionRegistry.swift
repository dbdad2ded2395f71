import Logging
import Synchronization

/// The sessions that are alive, and which of them has been idle longest.
///
/// Handling a message does not touch the registry: a session notes by itself when it was last active, and the heap
/// here, ordered by what was noted when it was last looked at, is corrected when an entry comes to the top.
final class SessionRegistry: Sendable {
    private struct IdleEntry: Comparable, Sendable {
        var since: Duration
        var number: UInt64
        var id: String

        static func < (left: IdleEntry, right: IdleEntry) -> Bool {
            left.since == right.since ? left.number < right.number : left.since < right.since
        }
    }

    private struct State {
        var sessions: [String: Session] = [:]
        var idle = BinaryHeap<IdleEntry>()
        var lastNumber: UInt64 = 0
        var isClosed = false
        var expiryTimer: TimerQueue.ID?

        /// The session of an entry, unless it has ended.
        func session(of entry: IdleEntry) -> Session? {
            guard let session = sessions[entry.id], session.number == entry.number else { return nil }
            return session
        }
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.sessions.count } }
    var all: [Session] { state.withLock { Array($0.sessions.values) } }

    func session(_ id: String) -> Session? { state.withLock { $0.sessions[id] } }

    /// The living session of that id, or a new one.
    ///
    /// - Throws: ``ConversationRefused`` while shutting down, or when there is no room.
    func open(
        id: String,
        make: (_ number: UInt64) -> Session,
        engine: ConversationEngine
    ) throws(ConversationRefused) -> (session: Session, isNew: Bool) {
        let opened = state.withLock { state -> (Session, Bool)? in
            // One that has ended is about to be removed: whoever comes now is not to be handed what nothing happens in.
            if let session = state.sessions[id], !session.isEnded { return (session, false) }
            guard !state.isClosed else { return nil }
            state.lastNumber += 1
            let session = make(state.lastNumber)
            state.sessions[id] = session
            state.idle.insert(IdleEntry(since: engine.clock.now, number: session.number, id: id))
            if state.expiryTimer == nil {
                state.expiryTimer = scheduleExpiry(after: engine.idleLimit, engine)
            }
            return (session, true)
        }
        guard let (session, isNew) = opened else { throw .shuttingDown }
        if isNew, !makeRoom(besides: session, engine) {
            // The store keeps what it has of it.
            session.end(.unloaded)
            throw .tooManySessions(engine.limits.sessions)
        }
        return (session, isNew)
    }

    func remove(_ session: Session) {
        let timer = state.withLock { state -> TimerQueue.ID? in
            guard state.sessions[session.id] === session else { return nil }
            state.sessions[session.id] = nil
            let sessions = state.sessions
            if sessions.isEmpty || state.idle.count > 2 * sessions.count + 64 {
                state.idle.filter { sessions[$0.id]?.number == $0.number }
            }
            guard sessions.isEmpty else { return nil }
            defer { state.expiryTimer = nil }
            return state.expiryTimer
        }
        if let timer { session.engine.timers.cancel(timer) }
    }

    /// Opens no further sessions.
    func close() -> [Session] {
        state.withLock {
            $0.isClosed = true
            return Array($0.sessions.values)
        }
    }

    /// Ends the session idle longest, if there is one too many.
    private func makeRoom(besides new: Session, _ engine: ConversationEngine) -> Bool {
        var tries = state.withLock { $0.idle.count }
        while state.withLock({ $0.sessions.count > engine.limits.sessions }) {
            guard tries > 0, let (session, since) = popIdle() else { return false }
            tries -= 1
            if session === new {
                keep(session, since: engine.clock.now)
            } else if end(session, idleSince: since, forRoom: true, engine) {
                session.logger.info("let go of the session idle longest, to make room")
            }
        }
        return true
    }

    private func popIdle() -> (Session, since: Duration)? {
        state.withLock { state in
            while let entry = state.idle.popFirst() {
                if let session = state.session(of: entry) { return (session, entry.since) }
            }
            return nil
        }
    }

    /// Ends a session, unless it was used since it was last looked at.
    private func end(
        _ session: Session,
        idleSince since: Duration,
        forRoom: Bool = false,
        _ engine: ConversationEngine
    ) -> Bool {
        guard let idleSince = session.idleSince, idleSince <= since else {
            keep(session, since: session.idleSince ?? engine.clock.now)
            return false
        }
        if session.isFollower {
            session.end(.unloaded)
            return true
        }
        // What the store has is soon let go of; the rest would be lost with the memory.
        if session.unload(evenWithLinks: forRoom) { return true }
        if !session.isKept, forRoom || engine.clock.now - idleSince >= engine.limits.sessionIdle {
            session.end()
            return true
        }
        keep(session, since: engine.clock.now)
        return false
    }

    private func keep(_ session: Session, since: Duration) {
        state.withLock { $0.idle.insert(IdleEntry(since: since, number: session.number, id: session.id)) }
    }

    private func scheduleExpiry(after delay: Duration, _ engine: ConversationEngine) -> TimerQueue.ID {
        engine.timers.schedule(after: delay) { [weak self, weak engine] in
            if let self, let engine { expire(engine) }
        }
    }

    /// Ends what has been idle too long, and looks again when the next may be.
    private func expire(_ engine: ConversationEngine) {
        let now = engine.clock.now
        let limit = engine.idleLimit
        while let (session, since) = popIdle() {
            if since + limit > now {
                keep(session, since: since)
                break
            }
            if end(session, idleSince: since, engine) {
                session.logger.info("let go of the session, which was idle too long")
            }
        }
        state.withLock { state in
            state.expiryTimer = state.idle.first.map { scheduleExpiry(after: $0.since + limit - now, engine) }
        }
    }
}
