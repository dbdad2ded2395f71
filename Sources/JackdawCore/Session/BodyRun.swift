import Synchronization

/// One run of a piece of the bot's own code, by which what that code does later is recognised.
final class BodyRun: Sendable {
    /// The run that the current task belongs to.
    @TaskLocal static var current: BodyRun?

    /// The session whose code it is.
    let session: ObjectIdentifier

    /// Set, under the session's lock, once the run may no longer speak.
    private let cancelled = Atomic(false)

    init(session: Session) {
        self.session = ObjectIdentifier(session)
    }

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func cancel() { cancelled.store(true, ordering: .releasing) }

    /// The current task's run, if it is one of that session's.
    static func current(of session: Session) -> BodyRun? {
        guard let current, current.session == ObjectIdentifier(session) else { return nil }
        return current
    }
}
