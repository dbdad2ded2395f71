import Synchronization

/// The sessions that are about to be removed from the store, who waits for that, and who has read one meanwhile.
final class SessionRemovals: Sendable {
    /// Told why the session is still there; nil where it is gone.
    private typealias Waiter = CheckedContinuation<StoreError?, Never>

    private struct Removal {
        /// How many removals of the session are on their way.
        var count = 0
        var waiters: [Waiter] = []
    }

    private struct Reading {
        /// How many read the session.
        var count = 0
        /// Whether it was to be removed since one of them began.
        var isStale = false
    }

    private struct State {
        var removals: [String: Removal] = [:]
        /// Why sessions are still there that were to be removed, for those who ask after that was found out.
        var failures: [String: StoreError] = [:]
        var readings: [String: Reading] = [:]
        var isGivenUp = false
    }

    private let state = Mutex(State())

    /// Whether a session is about to be removed, so that what the store still has of it does not count.
    func contains(_ id: String) -> Bool { state.withLock { $0.removals[id] != nil } }

    /// Notes that a session is about to be removed.
    func begin(_ id: String) {
        state.withLock { state in
            state.removals[id, default: Removal()].count += 1
            state.failures[id] = nil
            state.readings[id]?.isStale = true
        }
    }

    /// Notes that a removal was carried out.
    ///
    /// - Parameter error: Why it was not, where the store does not take it.
    func conclude(_ id: String, _ error: StoreError? = nil) {
        let waiters = state.withLock { state -> [Waiter] in
            guard var removal = state.removals[id] else { return [] }
            removal.count -= 1
            if let error { state.failures[id] = error }
            let isLast = removal.count == 0
            guard isLast || error != nil else {
                state.removals[id] = removal
                return []
            }
            let waiters = removal.waiters
            removal.waiters = []
            state.removals[id] = isLast ? nil : removal
            return waiters
        }
        for waiter in waiters { waiter.resume(returning: error) }
    }

    /// Returns once a session that is about to be removed is gone; at once where it is not.
    ///
    /// - Throws: ``StoreError`` when it will not be removed.
    func finish(_ id: String) async throws(StoreError) {
        let error = await withCheckedContinuation { (waiter: Waiter) in
            let decision = state.withLock { state -> StoreError?? in
                if state.isGivenUp { return .some(Self.tooLate) }
                guard state.removals[id] != nil else { return .some(state.failures[id]) }
                state.removals[id]?.waiters.append(waiter)
                return nil
            }
            if let decision { waiter.resume(returning: decision) }
        }
        if let error { throw error }
    }

    /// Nothing more is removed.
    func giveUp() {
        let waiters = state.withLock { state -> [Waiter] in
            state.isGivenUp = true
            return state.removals.keys.flatMap { id in
                defer { state.removals[id]?.waiters = [] }
                return state.removals[id]?.waiters ?? []
            }
        }
        for waiter in waiters { waiter.resume(returning: Self.tooLate) }
    }

    private static let tooLate = StoreError(
        .unavailable,
        "the bot ended before a conversation could be removed; remove it again"
    )

    // MARK: Reading

    /// Notes that a session is about to be read from the store, to be found in memory then.
    ///
    /// A removal can be asked for and carried out while it is read, when nobody finds it in memory to end it there.
    ///
    /// - Returns: Whether it may be read: not if it is about to be removed.
    func beginReading(_ id: String) -> Bool {
        state.withLock { state in
            guard state.removals[id] == nil else { return false }
            state.readings[id, default: Reading()].count += 1
            return true
        }
    }

    /// Notes that a session can be found in memory, or has not been read after all.
    ///
    /// - Returns: Whether what was read counts: not if the session was to be removed meanwhile.
    @discardableResult
    func endReading(_ id: String) -> Bool {
        state.withLock { state in
            guard var reading = state.readings[id] else { return true }
            reading.count -= 1
            state.readings[id] = reading.count == 0 ? nil : reading
            return !reading.isStale
        }
    }
}
