#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The clock of the machine: monotonic for waiting, the wall clock for dates.
public struct SystemClock: ConversationClock {
    private let origin = ContinuousClock.now

    /// Creates a clock whose ``now`` starts at zero.
    public init() {}

    /// The time since the clock was created.
    public var now: Duration { origin.duration(to: .now) }

    /// The date of the machine.
    public var date: Date { Date() }

    /// Waits until the deadline, also through a suspension of the machine.
    public func sleep(until deadline: Duration) async throws {
        try await ContinuousClock().sleep(until: origin.advanced(by: deadline))
    }
}
