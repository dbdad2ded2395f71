import Logging
import Synchronization

/// What ends the process is not handled for ever.
///
/// A body may end the whole process, as an index out of range does. What it was about is handled again by the next process, and
/// by the one after that. So a session that comes from the store is suspect: what is handled in it begins only once it
/// is stored that it waits, one after the other, and how often a process has found something waiting is counted.
extension Session {
    /// How often that may be; then it is tried no more.
    static let attempts = 5
    /// So much is begun one after the other, as long as there is something waiting.
    static let suspicion = 100

    /// Starts no worker before what the next change has is stored.
    func holdBack(_ core: inout SessionCore) {
        core.isHeldBack = true
        core.ledger.waiters.append(
            SessionLedger.Waiter(change: core.ledger.change + 1) { _ in Task.detached { self.beginHeldBack() } }
        )
    }

    /// Starts the worker, if one is held back.
    func beginHeldBack() {
        putting { core in
            // Also in a session that has ended meanwhile: the worker tells whoever waits for it to be idle.
            core.needsWorker = core.isHeldBack
            core.isHeldBack = false
        }
    }

    /// Returns once what was handled in a suspect session is stored, so that it does not count against what comes next, and
    /// what came meanwhile as well.
    func settleSuspicion() async {
        for _ in 0..<2 {
            await withCheckedContinuation { continuation in
                whenStored { _ in continuation.resume() }
            }
        }
        core.withLock { core in core.suspicion = core.mailbox.isEmpty ? 0 : core.suspicion - 1 }
    }

    /// Lets the work in hand be over, as if the bot's code had failed; none of that code runs, for any of it may be to
    /// blame.
    func giveUp(_ work: Work) {
        logger.critical(
            "the process has ended again and again while this was handled, which is not tried any more; what ended it stands on standard error",
            metadata: ["attempts": "\(Self.attempts)"]
        )
        tell(.failed("the process has ended again and again while this was handled"))
        let timers = core.withLock { core -> [TimerQueue.ID] in
            guard case .timer = work else { return [] }
            core.timersStarted = nil
            defer { core.stateTimers = [] }
            return core.stateTimers
        }
        for timer in timers { engine.timers.cancel(timer) }
        apologize()
    }
}
