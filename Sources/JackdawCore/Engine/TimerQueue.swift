import Synchronization

/// All timers of a bot: one heap, and one task that sleeps until the earliest deadline.
///
/// A timer that is cancelled leaves its heap entry behind until the entry is due or half of the heap is such entries;
/// its action, and what that holds on to, goes at once.
package final class TimerQueue: Sendable {
    /// Names a timer, to cancel it.
    package struct ID: Sendable, Hashable {
        fileprivate let number: UInt64
    }

    private struct Entry: Comparable, Sendable {
        var deadline: Duration
        var number: UInt64

        /// Timers of the same deadline go off in the order in which they were set.
        static func < (left: Entry, right: Entry) -> Bool {
            left.deadline == right.deadline ? left.number < right.number : left.deadline < right.deadline
        }
    }

    private struct State {
        var heap = BinaryHeap<Entry>()
        var actions: [UInt64: @Sendable () -> Void] = [:]
        var lastNumber: UInt64 = 0
        /// Counts sleepers: one that was replaced finds another number here and ends.
        var sleeperNumber: UInt64 = 0
        var sleeper: Task<Void, Never>?
        var wake: Duration?

        mutating func dropCancelled() {
            while let first = heap.first, actions[first.number] == nil { _ = heap.popFirst() }
        }

        mutating func takeDue(_ now: Duration) -> (@Sendable () -> Void)? {
            while let first = heap.first, first.deadline <= now {
                _ = heap.popFirst()
                if let action = actions.removeValue(forKey: first.number) { return action }
            }
            return nil
        }
    }

    private let clock: any ConversationClock
    private let state = Mutex(State())

    package init(clock: any ConversationClock) {
        self.clock = clock
    }

    /// Timers that are set and have not gone off.
    package var count: Int { state.withLock { $0.actions.count } }

    /// When the next timer goes off, by the clock's time; nil when none is set.
    package var nextDeadline: Duration? {
        state.withLock { state in
            state.dropCancelled()
            return state.heap.first?.deadline
        }
    }

    /// Lets go off what is due, in the order of the deadlines, before it returns.
    ///
    /// The sleeper does so by itself; this is for who turned the clock by hand and wants to know when that has had its
    /// effect.
    package func fireDue() {
        let now = clock.now
        while let action = state.withLock({ $0.takeDue(now) }) { action() }
    }

    /// Calls `action`, which must not block, once the delay has passed.
    @discardableResult
    package func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) -> ID {
        let deadline = clock.now + delay
        let (id, replaced) = state.withLock { state -> (ID, Task<Void, Never>?) in
            state.lastNumber += 1
            let number = state.lastNumber
            state.actions[number] = action
            state.heap.insert(Entry(deadline: deadline, number: number))
            if let wake = state.wake, wake <= deadline { return (ID(number: number), nil) }
            let replaced = state.sleeper
            startSleeper(&state, wake: deadline)
            return (ID(number: number), replaced)
        }
        replaced?.cancel()
        return id
    }

    package func cancel(_ id: ID) {
        // The action is let go outside the lock: what it holds on to may itself cancel timers when it goes.
        let (action, sleeper) = state.withLock { state -> ((@Sendable () -> Void)?, Task<Void, Never>?) in
            guard let action = state.actions.removeValue(forKey: id.number) else { return (nil, nil) }
            let live = state.actions
            if state.heap.count > 2 * live.count + 64 { state.heap.filter { live[$0.number] != nil } }
            // A sleeper that wakes soon is left to find out by itself: short timers come and go with every message.
            guard live.isEmpty, let wake = state.wake, wake - clock.now > .seconds(1) else { return (action, nil) }
            let sleeper = state.sleeper
            stopSleeper(&state)
            return (action, sleeper)
        }
        sleeper?.cancel()
        withExtendedLifetime(action) {}
    }

    private func startSleeper(_ state: inout State, wake: Duration) {
        state.sleeperNumber += 1
        state.wake = wake
        let number = state.sleeperNumber
        state.sleeper = Task.detached { [self] in await sleep(number) }
    }

    private func stopSleeper(_ state: inout State) {
        state.sleeperNumber += 1
        state.wake = nil
        state.sleeper = nil
    }

    private func sleep(_ number: UInt64) async {
        while let deadline = nextDeadline(number) {
            do {
                try await clock.sleep(until: deadline)
            } catch {
                // Replaced by another sleeper, unless the clock itself gave up: then the next timer starts one.
                state.withLock { if $0.sleeperNumber == number { stopSleeper(&$0) } }
                return
            }
            for action in takeDue(number) { action() }
        }
    }

    private func nextDeadline(_ number: UInt64) -> Duration? {
        state.withLock { state in
            guard state.sleeperNumber == number else { return nil }
            state.dropCancelled()
            guard let first = state.heap.first else {
                stopSleeper(&state)
                return nil
            }
            state.wake = first.deadline
            return first.deadline
        }
    }

    private func takeDue(_ number: UInt64) -> [@Sendable () -> Void] {
        let now = clock.now
        return state.withLock { state in
            guard state.sleeperNumber == number else { return [] }
            var due: [@Sendable () -> Void] = []
            while let action = state.takeDue(now) { due.append(action) }
            return due
        }
    }
}
