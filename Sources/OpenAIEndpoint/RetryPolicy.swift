/// How often a request is made again, and how long is waited before.
///
/// Pauses double, and a part of each is drawn by lot, so that many who failed at once do not come back at once.
package struct RetryPolicy: Sendable {
    /// How many further attempts are made.
    package var attempts = 3

    /// The longest pause before the second attempt.
    package var firstPause: Duration = .milliseconds(200)

    /// The part of each pause that is waited: from 0 is full jitter.
    package var jitter = 0.5...1.0

    /// The longest `Retry-After` that is waited for; nil: as long as there is time.
    package var longestWish: Duration?

    /// Whether a service that cannot be reached is tried again, which is for those who have nothing else to fall back to.
    package var includesUnreachable = false

    /// Waits for a pause, which is what a retry is for; tests do not.
    package var wait: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    /// For engines that can do without the service.
    package static let brief = RetryPolicy()

    package init() {}

    /// How long to wait before the next attempt; nil when it is of no use.
    ///
    /// - Parameters:
    ///   - number: How many attempts have failed.
    ///   - error: How the last one failed.
    func pause(after number: Int, _ error: ServiceError) -> Duration? {
        guard number <= attempts, error.isPassing || includesUnreachable && error.isUnreachable else { return nil }
        let wish = error.retryAfter ?? .zero
        if let longestWish, wish > longestWish { return nil }
        return max(wish, firstPause * (1 << (number - 1)) * Double.random(in: jitter))
    }
}
