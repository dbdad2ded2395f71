import Synchronization

/// One run of a piece of the bot's own code, by which what that code does later is recognised.
final class BodyRun: Sendable {
    /// The run that the current task belongs to.
    @TaskLocal static var current: BodyRun?

    /// The session whose code it is.
    let session: ObjectIdentifier

    /// Set, under the session's lock, once the run may no longer speak.
    private let cancelled = Atomic(false)
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(session: Session) {
        self.session = ObjectIdentifier(session)
    }

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    /// Forbids the run to speak.
    func silence() { cancelled.store(true, ordering: .releasing) }

    /// Cancels the task of a run that was silenced.
    ///
    /// What that sets off may call the session, so it is done without its lock.
    func cancelTask() { task.withLock { $0 }?.cancel() }

    /// Makes the task known, which may be late: the run may have been silenced, or may have ended.
    func belongs(to task: Task<Void, Never>) {
        self.task.withLock { $0 = task }
        if isCancelled { task.cancel() }
    }

    /// The current task's run, if it is one of that session's.
    static func current(of session: Session) -> BodyRun? {
        guard let current, current.session == ObjectIdentifier(session) else { return nil }
        return current
    }
}
