import CoreMetrics
import DequeModule
import NIOCore
import Synchronization

/// The messages between the event loop that receives them and the one task that consumes them.
@usableFromInline
final class Inbox: Sendable {
    private struct State {
        var queue = Deque<WebSocketMessage>()
        var waiter: UnsafeContinuation<WebSocketMessage?, any Error>?
        /// The payloads in `queue`, in octets.
        var bytes = 0
        var isFinished = false
        var isCancelled = false
        var isFull = false
        var notifiesIdle = false
        /// When the consumer was given what it works on; only where that is measured.
        var handedOver: NIODeadline?
    }

    private let state = Mutex(State())
    private let limit: Int
    private let byteLimit: Int
    /// Tells the event loop that there is room again, or that the consumer has nothing left to do.
    private let hasRoom: @Sendable () -> Void
    /// Records how long the consumer works on each message; nil where nobody wants to know.
    private let handling: Timer?

    /// - Parameters:
    ///   - limit: how many messages make the queue full.
    ///   - byteLimit: how many octets of payload do. The message that exceeds it is taken all the same, so that any
    ///     message fits; the queue never holds more than this and one message.
    ///   - handling: records how long the consumer works on each message.
    ///   - hasRoom: called once there is room again, or the consumer waits where `isIdle` was asked.
    init(limit: Int, byteLimit: Int, handling: Timer? = nil, hasRoom: @escaping @Sendable () -> Void) {
        self.limit = max(1, limit)
        self.byteLimit = max(1, byteLimit)
        self.handling = handling
        self.hasRoom = hasRoom
    }

    /// Adds a message; false where the queue is full now, until `hasRoom` is called.
    func push(_ message: WebSocketMessage) -> Bool {
        let (waiter, isFull) = state.withLock { state -> (UnsafeContinuation<WebSocketMessage?, any Error>?, Bool) in
            if state.isFinished { return (nil, false) }
            if let waiter = state.waiter.take() {
                if handling != nil { state.handedOver = .now() }
                return (waiter, false)
            }
            state.queue.append(message)
            state.bytes += message.payload.readableBytes
            if state.queue.count >= limit || state.bytes >= byteLimit { state.isFull = true }
            return (nil, state.isFull)
        }
        waiter?.resume(returning: message)
        return !isFull
    }

    /// Ends the sequence, after what is queued or, with `discarding`, at once.
    func finish(discarding: Bool) {
        let waiter = state.withLock { state -> UnsafeContinuation<WebSocketMessage?, any Error>? in
            state.isFinished = true
            if discarding {
                state.queue = []
                state.bytes = 0
            }
            return state.waiter.take()
        }
        waiter?.resume(returning: nil)
    }

    /// How many messages wait.
    var count: Int { state.withLock { $0.queue.count } }

    /// Whether the consumer waits for a message; if not, `hasRoom` is called when it does.
    func isIdle() -> Bool {
        state.withLock { state in
            if state.waiter != nil || state.isFinished { return true }
            state.notifiesIdle = true
            return false
        }
    }

    /// A message that is there already.
    @usableFromInline
    func takeQueued() -> WebSocketMessage? {
        if case .message(let message) = take() { return message }
        return nil
    }

    @usableFromInline
    func next(isolation: isolated (any Actor)? = #isolation) async throws -> WebSocketMessage? {
        switch take() {
        case .message(let message): return message
        case .end: return nil
        case .cancelled: throw CancellationError()
        case .nothing: break
        }
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                switch take(waiter: continuation) {
                case .message(let message): continuation.resume(returning: message)
                case .end: continuation.resume(returning: nil)
                case .cancelled: continuation.resume(throwing: CancellationError())
                case .nothing: break
                }
            }
        } onCancel: {
            cancel()
        }
    }

    private enum Taken {
        case message(WebSocketMessage)
        case end
        case cancelled
        case nothing
    }

    private func take(waiter: UnsafeContinuation<WebSocketMessage?, any Error>? = nil) -> Taken {
        let (taken, hasRoomNow) = state.withLock { state -> (Taken, Bool) in
            if let message = state.queue.popFirst() {
                state.bytes -= message.payload.readableBytes
                let hasRoomNow = state.isFull && state.queue.count <= limit / 2 && state.bytes <= byteLimit / 2
                if hasRoomNow { state.isFull = false }
                return (.message(message), hasRoomNow)
            }
            if state.isFinished { return (.end, false) }
            if state.isCancelled { return (.cancelled, false) }
            state.waiter = waiter
            let hasBecomeIdle = waiter != nil && state.notifiesIdle
            if hasBecomeIdle { state.notifiesIdle = false }
            return (.nothing, hasBecomeIdle)
        }
        if hasRoomNow { hasRoom() }
        if handling != nil { noteTaken(taken) }
        return taken
    }

    /// Measures: what was worked on is done once the consumer asks for more.
    private func noteTaken(_ taken: Taken) {
        let now = NIODeadline.now()
        let begin = state.withLock { state in
            let begin = state.handedOver
            if case .message = taken { state.handedOver = now } else { state.handedOver = nil }
            return begin
        }
        if let begin { handling?.recordNanoseconds((now - begin).nanoseconds) }
    }

    private func cancel() {
        let waiter = state.withLock { state -> UnsafeContinuation<WebSocketMessage?, any Error>? in
            state.isCancelled = true
            return state.waiter.take()
        }
        waiter?.resume(throwing: CancellationError())
    }
}
