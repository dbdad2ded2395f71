import Dispatch

/// Runs the jobs of an actor one after the other on a thread that may be blocked.
///
/// libpq waits for the server in the calling thread. On one of the few threads that all of Swift's tasks share, that
/// would keep every conversation waiting.
final class BlockingExecutor: SerialExecutor {
    // Dispatch gives a serial queue that has work a thread, however many others are blocked.
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
