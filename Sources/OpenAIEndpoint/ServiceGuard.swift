package import Logging
import Synchronization

/// Asks a service that may fail, remembers how it went, and says so once when that changes.
package final class ServiceGuard: Sendable {
    private let name: String
    private let substitute: String
    private let logger: Logger
    private let breaker: Mutex<CircuitBreaker>

    /// - Parameters:
    ///   - name: What the service is called in the log.
    ///   - substitute: What happens while it fails: "messages are understood by their words alone".
    package init(name: String, substitute: String, logger: Logger, breaker: CircuitBreaker) {
        self.name = name
        self.substitute = substitute
        self.logger = logger
        self.breaker = Mutex(breaker)
    }

    /// What `body` returns; nil when it failed, or when it failed lately and was not tried.
    ///
    /// - Throws: `CancellationError` when the task was cancelled.
    package func attempt<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result? {
        do { return try await answer(body) } catch {
            if error is CancellationError { throw error }
            return nil
        }
    }

    /// What `body` returns.
    ///
    /// - Throws: What `body` throws; `ServiceError` when it failed lately and was not tried; `CancellationError` when the
    ///   task was cancelled.
    package func answer<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        guard let permit = breaker.withLock({ $0.admit(at: .now) }) else { throw ServiceError(.resting) }
        do {
            let result = try await body()
            note(breaker.withLock { $0.succeed(permit) })
            return result
        } catch {
            if error is CancellationError || Task.isCancelled {
                breaker.withLock { $0.abandon(permit, at: .now) }
                throw CancellationError()
            }
            let reason = error as? ServiceError
            let change = breaker.withLock {
                $0.fail(
                    permit,
                    at: .now,
                    wish: reason?.retryAfter,
                    blamesRequest: reason?.blamesRequest ?? false
                )
            }
            logger.debug("\(name): \(error)")
            note(change, reason: error)
            throw error
        }
    }

    private func note(_ change: CircuitBreaker.Change?, reason: (any Error)? = nil) {
        switch change {
        case .broke: logger.warning("\(name) does not work, so \(substitute): \(reason.map { "\($0)" } ?? "")")
        case .recovered: logger.notice("\(name) works again")
        case nil: break
        }
    }
}
