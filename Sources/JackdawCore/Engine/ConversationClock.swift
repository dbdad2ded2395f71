#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What tells a bot the time and lets it wait.
///
/// Everything in the engine that depends on time (``After`` timers, the typing indicator, time limits, expiry) asks
/// the bot's clock, so that a test can turn time by hand instead of waiting for it.
public protocol ConversationClock: Sendable {
    /// The time that has passed since an origin of the clock's own; it never goes backwards.
    var now: Duration { get }

    /// The date to stamp messages with.
    var date: Date { get }

    /// Waits until ``now`` has reached a deadline; returns at once when it already has.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func sleep(until deadline: Duration) async throws
}
