import Synchronization

/// Lets so many work at once; the others wait in the order in which they came.
package final class RequestSlots: Sendable {
    private typealias Waiter = (id: Int, continuation: CheckedContinuation<Void, any Error>)

    private struct State {
        var free: Int
        var waiting: [Waiter] = []
        var arrivals = 0
    }

    private let state: Mutex<State>

    /// - Parameter count: How many may work at once; at least 1.
    package init(count: Int) { state = Mutex(State(free: max(count, 1))) }

    /// How many wait.
    package var waiting: Int { state.withLock { $0.waiting.count } }

    /// Runs `body` when it is its turn.
    ///
    /// - Parameter limit: How long to wait for the turn at most.
    /// - Throws: `ServiceError` when the turn did not come in time, `CancellationError` when the task was cancelled
    ///   meanwhile; else what `body` throws.
    package func run<Result>(
        within limit: Duration,
        _ body: () async throws -> Result
    ) async throws -> Result {
        if !enterAtOnce() { try await enter(within: limit) }
        defer { leave() }
        try Task.checkCancellation()
        return try await body()
    }

    private func enterAtOnce() -> Bool {
        state.withLock { state in
            guard state.free > 0 else { return false }
            state.free -= 1
            return true
        }
    }

    private func enter(within limit: Duration) async throws {
        let isIn = await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await self.enter()
                return true
            }
            group.addTask {
                // The limit itself: cancelled as soon as it is this one's turn.
                try await Task.sleep(for: limit)
                return false
            }
            var isIn = false
            // Both are waited for: a turn that comes in the last moment is to be used, or it would be lost to all.
            while let result = await group.nextResult() {
                group.cancelAll()
                if case .success(true) = result { isIn = true }
            }
            return isIn
        }
        guard !isIn else { return }
        try Task.checkCancellation()
        throw ServiceError(.timedOut(limit))
    }

    private func enter() async throws {
        let id = state.withLock { state in
            state.arrivals += 1
            return state.arrivals
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Swift.Result<Void, any Error>? = state.withLock { state in
                    // Whoever is cancelled from here on is found among those who wait.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    guard state.free == 0 else {
                        state.free -= 1
                        return .success(())
                    }
                    state.waiting.append((id, continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }

    private func leave() {
        let next: Waiter? = state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.continuation.resume()
    }
}
