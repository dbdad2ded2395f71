import NIOCore
import Synchronization

/// What tasks and threads give to the event loop to send, and what it tells them back.
///
/// A call on the event loop itself writes at once; one from elsewhere queues, and wakes the loop once a batch.
final class Outbox: Sendable {
    enum Command {
        case message(WebSocketMessage, compress: Bool)
        case close(WebSocketCloseCode, reason: String)
    }

    enum Acceptance {
        case accepted
        /// Accepted, but the sender had better wait.
        case acceptedButFull
        case closed
    }

    private struct State {
        var pending: [Command] = []
        var pendingBytes = 0
        /// What the event loop has taken and the socket has not, as far as reported.
        var unsentBytes = 0
        var waiters: [UInt64: UnsafeContinuation<Void, any Error>] = [:]
        var nextWaiter: UInt64 = 0
        var closeReason: WebSocketCloseReason?
        var isShuttingDown = false
        var hasHandlerReturned = false
        /// Nil once the channel is closed, which ends the cycle of references.
        var handler: FrameHandler?
        var cancelHandler: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())
    private let channel: any Channel
    private let limit: Int
    private let ceiling: Int
    private var highWater: Int { limit / 4 }

    /// - Parameters:
    ///   - channel: the connection's.
    ///   - limit: how much may wait before the peer counts as behind.
    ///   - ceiling: how much may wait at all, whatever the peer's pace.
    init(channel: any Channel, limit: Int, ceiling: Int) {
        self.channel = channel
        self.limit = max(1024, limit)
        self.ceiling = max(self.limit, ceiling)
    }

    func attach(_ handler: FrameHandler) {
        state.withLock { $0.handler = handler }
    }

    // MARK: From anywhere

    var closeReason: WebSocketCloseReason? { state.withLock { $0.closeReason } }
    /// What waits to be sent, as far as the event loop has reported.
    var unsentBytes: Int { state.withLock { $0.pendingBytes + $0.unsentBytes } }
    /// Whether somebody waits for the peer to catch up.
    var hasWaiters: Bool { state.withLock { !$0.waiters.isEmpty } }
    var isShuttingDown: Bool { state.withLock { $0.isShuttingDown } }

    func enqueue(_ message: WebSocketMessage, compress: Bool) -> Acceptance {
        let size = message.payload.readableBytes
        let isOnLoop = channel.eventLoop.inEventLoop
        enum Step { case refuse, write(FrameHandler), wake(FrameHandler, unsent: Int), wait(unsent: Int) }
        let step = state.withLock { state -> Step in
            guard state.closeReason == nil, let handler = state.handler else { return .refuse }
            if isOnLoop && state.pending.isEmpty { return .write(handler) }
            let isFirst = state.pending.isEmpty
            state.pending.append(.message(message, compress: compress))
            state.pendingBytes += size
            let unsent = state.pendingBytes + state.unsentBytes
            return isFirst ? .wake(handler, unsent: unsent) : .wait(unsent: unsent)
        }
        let unsent: Int
        switch step {
        case .refuse: return .closed
        case .write(let handler):
            unsent = handler.send(message, compress: compress)
            // The next flush reports; who has to wait until then must find why.
            if unsent > highWater { state.withLock { $0.unsentBytes = unsent } }
        case .wake(let handler, let total):
            channel.eventLoop.execute { handler.takePending() }
            unsent = total
        case .wait(let total): unsent = total
        }
        if unsent > ceiling { giveUpOnSlowReader() }
        return unsent > highWater ? .acceptedButFull : .accepted
    }

    /// Suspends until the peer has caught up.
    nonisolated(nonsending) func waitForRoom() async throws {
        let id = state.withLock { state -> UInt64 in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Void, any Error>) in
                let isDone = state.withLock { state in
                    if Task.isCancelled || state.handler == nil { return true }
                    if state.closeReason != nil || state.pendingBytes + state.unsentBytes <= highWater { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if isDone { continuation.resume() }
            }
            try Task.checkCancellation()
        } onCancel: {
            // Either the waiter is there by now, or it will find the task cancelled under the same lock.
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(throwing: CancellationError())
        }
    }

    func close(_ code: WebSocketCloseCode, reason: String) {
        let code = code.isAllowedOnWire ? code : .normal
        let handler = state.withLock { state -> FrameHandler? in
            guard state.closeReason == nil else { return nil }
            state.closeReason = WebSocketCloseReason(code: code, reason: reason, side: .server)
            let isFirst = state.pending.isEmpty
            state.pending.append(.close(code, reason: reason))
            return isFirst ? state.handler : nil
        }
        if let handler { channel.eventLoop.execute { handler.takePending() } }
    }

    func waitUntilClosed() async {
        // Closing is what completes this future, and the sweeper sees to it that closing happens.
        try? await channel.closeFuture.get()
    }

    /// The consumer has taken enough for the socket to be read again.
    func resumeReading() {
        guard let handler = state.withLock({ $0.handler }) else { return }
        channel.eventLoop.execute { handler.resumeReading() }
    }

    private func giveUpOnSlowReader() {
        let handler = state.withLock { $0.handler }
        if let handler { channel.eventLoop.execute { handler.dropSlowReader() } }
    }

    // MARK: From the event loop

    func takePending() -> [Command] {
        state.withLock { state in
            state.pendingBytes = 0
            return state.pending.take()
        }
    }

    /// Reports what is unsent, and wakes the senders that wait where it is little enough.
    func report(unsentBytes: Int) {
        let waiters = state.withLock { state -> [UnsafeContinuation<Void, any Error>] in
            state.unsentBytes = unsentBytes
            guard state.pendingBytes + unsentBytes <= highWater / 2, !state.waiters.isEmpty else { return [] }
            return Array(state.waiters.take().values)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Notes the end that the event loop has met; the first one stands, and is returned.
    @discardableResult
    func noteClose(_ reason: WebSocketCloseReason) -> WebSocketCloseReason {
        state.withLock { state in
            let first = state.closeReason ?? reason
            state.closeReason = first
            return first
        }
    }

    func beginShutdown() {
        state.withLock { $0.isShuttingDown = true }
    }

    func setCancellation(_ cancel: @escaping @Sendable () -> Void) {
        state.withLock { $0.cancelHandler = cancel }
    }

    var hasHandlerReturned: Bool { state.withLock { $0.hasHandlerReturned } }

    func handlerReturned(closingWith code: WebSocketCloseCode) {
        state.withLock { state in
            state.hasHandlerReturned = true
            state.cancelHandler = nil
        }
        close(code, reason: "")
    }

    func cancelHandler() {
        state.withLock { $0.cancelHandler }?()
    }

    /// The channel is closed: nothing will be sent any more.
    func channelClosed() {
        let waiters = state.withLock { state in
            state.handler = nil
            state.pending = []
            return state.waiters.take().values
        }
        for waiter in waiters { waiter.resume() }
    }
}

extension Dictionary {
    /// The content, leaving nothing.
    mutating func take() -> Self {
        let content = self
        self = [:]
        return content
    }
}

extension Array {
    /// The content, leaving nothing.
    mutating func take() -> Self {
        let content = self
        self = []
        return content
    }
}
