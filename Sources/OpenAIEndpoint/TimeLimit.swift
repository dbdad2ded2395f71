/// Runs `body`, and cancels it when it takes too long.
///
/// - Throws: `ServiceError` when time is up; else what `body` throws.
package func withTimeLimit<Result: Sendable>(
    _ limit: Duration,
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            // The limit itself: cancelled as soon as `body` is done.
            try await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let result = first else { throw ServiceError(.timedOut(limit)) }
        return result
    }
}
