import NIOCore
import PermessageDeflate
import Synchronization

/// What the connections of one event loop share: an executor, one round of flushes, a clock, buffers.
///
/// `@unchecked Sendable`: everything but `jobs`, which has its lock, is touched on `eventLoop` only.
final class LoopContext: TaskExecutor, @unchecked Sendable {
    private struct Jobs {
        var queue: [UnownedJob] = []
        var isScheduled = false
    }

    let eventLoop: any EventLoop
    private let jobs = Mutex(Jobs())
    private var dirty: [FrameHandler] = []
    private var isRunning = false
    private var swept: [any Swept] = []
    private let sweepInterval: TimeAmount
    private var isSweeping = false
    private let service: WebSocketService
    let inflaters = InflaterPool()
    /// What has moved since the last sweep.
    var tally = LoopTally()
    private var spareBuffers: [ByteBuffer] = []
    private var spareReadBuffers = SpareReadBuffers()
    private var sharedDeflaters: [Deflater.Settings: Deflater] = [:]

    init(eventLoop: any EventLoop, service: WebSocketService) {
        self.eventLoop = eventLoop
        self.service = service
        sweepInterval = service.sweepInterval
    }

    // MARK: Executor

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isFirst = jobs.withLock { jobs in
            jobs.queue.append(job)
            defer { jobs.isScheduled = true }
            return !jobs.isScheduled
        }
        if isFirst { eventLoop.execute { self.runRound() } }
    }

    /// Runs what is ready, then flushes what that has written, so that answers given together leave together.
    private func runRound() {
        guard !isRunning else { return }
        isRunning = true
        defer { isRunning = false }
        // A bound, so that tasks that keep waking each other do not keep the loop from its sockets.
        var isDone = false
        for _ in 0..<64 {
            let ready = jobs.withLock { jobs in
                if jobs.queue.isEmpty { jobs.isScheduled = false }
                return jobs.queue.take()
            }
            if ready.isEmpty {
                isDone = true
                break
            }
            for job in ready { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
        flushAll()
        if !isDone {
            // Later, not next: the loop runs what is next before it looks at its sockets, and a task that yields in a
            // circle would keep every connection of the loop waiting.
            eventLoop.scheduleTask(in: .milliseconds(1)) { self.runRound() }
        }
    }

    // MARK: Flushes

    /// Has `handler` flushed at the end of this round.
    func flushLater(_ handler: FrameHandler) {
        dirty.append(handler)
        guard !isRunning, dirty.count == 1 else { return }
        eventLoop.execute { self.flushAll() }
    }

    private func flushAll() {
        while !dirty.isEmpty {
            for handler in dirty.take() { handler.flush() }
        }
    }

    // MARK: Buffers and compressors

    func takeBuffer() -> ByteBuffer {
        if var spare = spareBuffers.popLast() {
            // Allocates anew where the socket still holds the old content.
            spare.clear()
            return spare
        }
        return ByteBuffer()
    }

    func giveBack(_ buffer: ByteBuffer) {
        if buffer.capacity <= 65536, spareBuffers.count < 16 { spareBuffers.append(buffer) }
    }

    /// A buffer of at least `capacity` octets that a socket was read into before; nil where none is free.
    func takeReadBuffer(capacity: Int) -> ByteBuffer? { spareReadBuffers.take(capacity: capacity) }

    /// Takes a buffer that has been read through.
    func giveBackRead(_ buffer: ByteBuffer) { spareReadBuffers.giveBack(buffer) }

    /// The one compressor for all connections with these settings that keep no context.
    func sharedDeflater(_ settings: Deflater.Settings) -> Deflater {
        if let deflater = sharedDeflaters[settings] { return deflater }
        let deflater = Deflater(settings: settings)
        sharedDeflaters[settings] = deflater
        return deflater
    }

    // MARK: Time

    /// Has `connection` looked after until `remove`; one timer serves all connections of the loop.
    func add(_ connection: any Swept) {
        connection.sweepIndex = swept.count
        swept.append(connection)
        guard !isSweeping else { return }
        isSweeping = true
        scheduleSweep()
    }

    func remove(_ connection: any Swept) {
        let index = connection.sweepIndex
        guard index >= 0 else { return }
        connection.sweepIndex = -1
        let last = swept.removeLast()
        if last !== connection {
            swept[index] = last
            last.sweepIndex = index
        }
    }

    /// Cancels all handlers and closes all connections, because the task that serves them has been cancelled.
    func abandonConnections() {
        eventLoop.execute {
            for case let connection as FrameHandler in self.swept { connection.abandon() }
        }
    }

    private func reportMetrics() {
        guard service.metrics.isEnabled else { return }
        service.metrics.record(tally)
        tally = LoopTally()
        let webSockets = swept.lazy.compactMap { $0 as? FrameHandler }
        service.report(webSockets.reduce(LoopLoad()) { $0 + $1.load }, of: self)
    }

    private func scheduleSweep() {
        eventLoop.scheduleTask(in: sweepInterval) {
            self.reportMetrics()
            guard !self.swept.isEmpty else {
                self.isSweeping = false
                return
            }
            let now = NIODeadline.now()
            // A copy, since looking after a connection may close and so remove it.
            for connection in self.swept { connection.sweep(now: now) }
            self.scheduleSweep()
        }
    }
}

/// Something with deadlines, looked at a few times within the shortest of them.
protocol Swept: AnyObject {
    /// Where it stands in the list; -1 while it is in none.
    var sweepIndex: Int { get set }
    func sweep(now: NIODeadline)
}
