internal import Synchronization

/// What the server has to remember about a platform: how code configured it, and where it listens.
package final class ServingState: Sendable {
    private struct State {
        var useUI = true
        var changes: @Sendable (inout JackdawConfiguration) -> Void = { _ in }
        var linkTLS: LinkTLS?
        var authenticator: (any Authenticator)?
        var isConfigured = false
        var isMounted = false
        var isReady = false
        var address: Result<ServerAddress, any Error>?
        var waiting: [CheckedContinuation<ServerAddress, any Error>] = []
    }

    private let state = Mutex(State())

    /// How many connections are open.
    let connections = Atomic(0)

    /// Makes the state of a platform that does not serve yet.
    package init() {}

    /// What code has asked for; it has the last word.
    var codeChanges: (useUI: Bool, changes: @Sendable (inout JackdawConfiguration) -> Void) {
        get { state.withLock { ($0.useUI, $0.changes) } }
        set {
            state.withLock { state in
                state.useUI = newValue.useUI
                state.changes = newValue.changes
            }
        }
    }

    /// What encrypts connections to other bots.
    var linkTLS: LinkTLS? {
        get { state.withLock { $0.linkTLS } }
        set { state.withLock { $0.linkTLS = newValue } }
    }

    /// Who finds out who clients are.
    var authenticator: (any Authenticator)? {
        get { state.withLock { $0.authenticator } }
        set { state.withLock { $0.authenticator = newValue } }
    }

    /// Whether the configuration is settled.
    var isConfigured: Bool {
        get { state.withLock { $0.isConfigured } }
        set { state.withLock { $0.isConfigured = newValue } }
    }

    /// Whether somebody else's application does the serving.
    var isMounted: Bool {
        get { state.withLock { $0.isMounted } }
        set { state.withLock { $0.isMounted = newValue } }
    }

    /// Whether new conversations are welcome: after the start, before the shutdown.
    var isReady: Bool {
        get { state.withLock { $0.isReady } }
        set { state.withLock { $0.isReady = newValue } }
    }

    /// Says where the server listens, or why it does not.
    func settle(_ result: Result<ServerAddress, any Error>) {
        let waiting = state.withLock { state in
            if state.address == nil { state.address = result }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(with: result) }
    }

    /// Waits until the server listens.
    func address() async throws -> ServerAddress {
        try await withCheckedThrowingContinuation { continuation in
            let known = state.withLock { state -> Result<ServerAddress, any Error>? in
                if state.address == nil { state.waiting.append(continuation) }
                return state.address
            }
            if let known { continuation.resume(with: known) }
        }
    }
}
