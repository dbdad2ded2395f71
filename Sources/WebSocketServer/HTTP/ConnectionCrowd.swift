import Synchronization

/// The WebSockets whose handlers run, and the one caller that waits for all of them.
final class ConnectionCrowd: Sendable {
    private struct State {
        var count = 0
        var isWaitedFor = false
        var waiter: UnsafeContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Counts one in; true where nobody waits for the crowd yet, and the caller has to.
    func enter() -> Bool {
        state.withLock { state in
            state.count += 1
            defer { state.isWaitedFor = true }
            return !state.isWaitedFor
        }
    }

    /// Counts one out.
    func leave() {
        let waiter = state.withLock { state -> UnsafeContinuation<Void, Never>? in
            state.count -= 1
            guard state.count == 0, let waiter = state.waiter.take() else { return nil }
            state.isWaitedFor = false
            return waiter
        }
        waiter?.resume()
    }

    /// Returns when there is none left.
    func waitUntilEmpty() async {
        await withUnsafeContinuation { continuation in
            let isEmpty = state.withLock { state in
                if state.count > 0 {
                    state.waiter = continuation
                    return false
                }
                state.isWaitedFor = false
                return true
            }
            if isEmpty { continuation.resume() }
        }
    }
}
