import Synchronization

/// Bounds how much is done at once; who comes later waits in line.
final class WorkSlots: Sendable {
    private struct State {
        var free: Int
        var nextTicket = 0
        var waiting: [(ticket: Int, turn: CheckedContinuation<Void, any Error>)] = []
    }

    private let state: Mutex<State>

    /// - Parameter count: How many may work at once; at least 1.
    init(_ count: Int) {
        state = Mutex(State(free: max(1, count)))
    }

    /// Does some work as soon as its turn has come.
    ///
    /// - Throws: What the work throws, and `CancellationError` when the task is cancelled while it waits.
    func run<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        try await take()
        defer { giveBack() }
        return try await work()
    }

    private func take() async throws {
        let ticket: Int? = state.withLock { state in
            if state.free > 0 {
                state.free -= 1
                return nil
            }
            state.nextTicket += 1
            return state.nextTicket
        }
        guard let ticket else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                // Between the two locks a slot may have become free, and the task may have been cancelled.
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.free > 0 {
                        state.free -= 1
                        return .success(())
                    }
                    state.waiting.append((ticket, turn))
                    return nil
                }
                if let outcome { turn.resume(with: outcome) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
            }
            waiting?.turn.resume(throwing: CancellationError())
        }
    }

    private func giveBack() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().turn
        }
        next?.resume()
    }
}
