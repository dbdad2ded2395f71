public import JackdawCore
import Synchronization

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A clock that stands still until a test turns it.
///
/// ```swift
/// let clock = ManualClock()
/// bot.use(clock: clock)
/// // …
/// clock.advance(by: .seconds(30))   // After(.seconds(30), goTo: …) goes off
/// ```
public final class ManualClock: ConversationClock {
    private struct Sleeper {
        var deadline: Duration
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        var deadline: Duration
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now: Duration = .zero
        var lastNumber = 0
        var sleepers: [Int: Sleeper] = [:]
        var watchers: [Watcher] = []
    }

    private let start: Date
    private let state = Mutex(State())

    /// Creates a clock that stands at zero.
    ///
    /// - Parameter date: The date it shows at zero; 1 January 2026 when none is given.
    public init(date: Date = Date(timeIntervalSince1970: 1_767_225_600)) {
        start = date
    }

    /// How far the clock was turned.
    public var now: Duration { state.withLock { $0.now } }

    /// The date at zero, and how far the clock was turned since.
    public var date: Date {
        let (seconds, attoseconds) = now.components
        return start.addingTimeInterval(Double(seconds) + Double(attoseconds) / 1e18)
    }

    /// How many tasks are waiting for the clock.
    public var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// Turns the clock forward and wakes, in the order of their deadlines, those whose deadline it passes.
    ///
    /// What they then do takes its own time: await its outcome, not the clock.
    public func advance(by duration: Duration) {
        turn(by: duration) {}
    }

    /// Turns the clock forward, and lets `action` do what is due before those who sleep are woken.
    func turn(by duration: Duration, _ action: () -> Void) {
        let due = state.withLock { state -> [Sleeper] in
            state.now += duration
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }.map(\.value)
        }
        action()
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until some task waits for the clock to reach a time no later than `deadline`.
    ///
    /// For a test that has to know that a timer is set before it turns the clock.
    public func waitForSleeper(until deadline: Duration) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.sleepers.values.contains(where: { $0.deadline <= deadline }) { return true }
                state.watchers.append(Watcher(deadline: deadline, continuation: continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    /// Waits until the clock was turned to the deadline.
    public func sleep(until deadline: Duration) async throws {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let watchers = state.withLock { state -> [Watcher] in
                    // Cancelled before there was anything to find for the handler below.
                    if Task.isCancelled {
                        continuation.resume(throwing: CancellationError())
                        return []
                    }
                    if state.now >= deadline {
                        continuation.resume()
                        return []
                    }
                    state.sleepers[number] = Sleeper(deadline: deadline, continuation: continuation)
                    let seen = state.watchers.filter { $0.deadline >= deadline }
                    state.watchers.removeAll { $0.deadline >= deadline }
                    return seen
                }
                for watcher in watchers { watcher.continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: number) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
