internal import NIOCore
internal import Synchronization

/// What has arrived and nobody has looked at yet, and who is waiting for more.
final class TestInbox<Element: Sendable>: Sendable {
    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Element, any Error>
    }

    private struct State {
        var arrived: [Element] = []
        var taken = 0
        var waiters: [Waiter] = []
        var nextID = 0
        var failure: (any Error)?

        mutating func take() -> Element? {
            guard taken < arrived.count else { return nil }
            defer {
                taken += 1
                if taken == arrived.count {
                    arrived.removeAll(keepingCapacity: true)
                    taken = 0
                }
            }
            return arrived[taken]
        }
    }

    private let state = Mutex(State())

    /// Hands an element to who waits longest, or keeps it.
    func put(_ element: sending Element) {
        let element = element
        let waiter = state.withLock { state -> Waiter? in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.arrived.append(element)
            return nil
        }
        waiter?.continuation.resume(returning: element)
    }

    /// Says that nothing more will arrive.
    func finish(throwing error: any Error) {
        let waiters = state.withLock { state in
            state.failure = state.failure ?? error
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume(throwing: error) }
    }

    /// Waits for the next element.
    func next(timeout: Duration, waitingFor what: String, on eventLoop: any EventLoop) async throws -> Element {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let deadline = eventLoop.scheduleTask(in: TimeAmount(timeout)) {
            self.giveUp(id, WebSocketClientError.timedOut(waitingFor: what))
        }
        defer { deadline.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome = state.withLock { state -> Result<Element, any Error>? in
                    if let element = state.take() { return .success(element) }
                    if let failure = state.failure { return .failure(failure) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.waiters.append(Waiter(id: id, continuation: continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            giveUp(id, CancellationError())
        }
    }

    private func giveUp(_ id: Int, _ error: any Error) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(throwing: error)
    }
}
