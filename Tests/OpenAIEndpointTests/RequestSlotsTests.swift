import ServiceTesting
import Synchronization
import Testing

@testable import OpenAIEndpoint

@Suite struct RequestSlotsTests {
    /// Keeps what runs in it until it is opened.
    private final class Gate: Sendable {
        private let opened = AsyncStream<Void>.makeStream()
        private let holding = Mutex(false)

        var isHolding: Bool { holding.withLock { $0 } }

        func open() { opened.continuation.finish() }

        func hold() async {
            holding.withLock { $0 = true }
            for await _ in opened.stream {}
        }
    }

    /// A value that tasks share.
    private final class Shared<Value: Sendable>: Sendable {
        private let value: Mutex<Value>

        init(_ value: Value) { self.value = Mutex(value) }

        var now: Value { value.withLock { $0 } }

        func change(_ change: @Sendable (inout Value) -> Void) {
            value.withLock { change(&$0) }
        }
    }

    @Test("no more run at once than may, and the others in the order in which they came")
    func order() async throws {
        let slots = RequestSlots(count: 1)
        let gate = Gate()
        let order = Shared<[Int]>([])
        try await withThrowingTaskGroup { group in
            group.addTask { try await slots.run(within: .seconds(60)) { await gate.hold() } }
            try await eventually { gate.isHolding }
            for number in 1...3 {
                group.addTask { try await slots.run(within: .seconds(60)) { order.change { $0.append(number) } } }
                try await eventually { slots.waiting == number }
            }
            #expect(order.now == [])
            gate.open()
            try await group.waitForAll()
        }
        #expect(order.now == [1, 2, 3])
        #expect(slots.waiting == 0)
    }

    @Test("a turn is given on, however it ended")
    func failures() async throws {
        let slots = RequestSlots(count: 1)
        for _ in 0..<3 {
            await #expect(throws: ServiceError.self) {
                try await slots.run(within: .seconds(60)) { throw ServiceError(.resting) }
            }
        }
        #expect(try await slots.run(within: .seconds(60)) { 1 } == 1)
    }

    @Test("who waits for too long or is cancelled leaves the line, and its turn to the others")
    func givingUp() async throws {
        let slots = RequestSlots(count: 1)
        let gate = Gate()
        let first = Task { try await slots.run(within: .seconds(60)) { await gate.hold() } }
        try await eventually { gate.isHolding }
        let second = Task { try await slots.run(within: .seconds(60)) { 2 } }
        try await eventually { slots.waiting == 1 }
        let error = await #expect(throws: ServiceError.self) { try await slots.run(within: .milliseconds(20)) {} }
        #expect(error?.kind == .timedOut(.milliseconds(20)))
        let third = Task { try await slots.run(within: .seconds(60)) { 3 } }
        try await eventually { slots.waiting == 2 }
        third.cancel()
        await #expect(throws: CancellationError.self) { try await third.value }
        #expect(slots.waiting == 1)
        gate.open()
        try await first.value
        #expect(try await second.value == 2)
        #expect(try await slots.run(within: .seconds(60)) { 4 } == 4)
    }

    @Test("however many come and go at once, no turn is lost and none is made up")
    func crowd() async throws {
        let slots = RequestSlots(count: 3)
        let counts = Shared((now: 0, most: 0))
        await withTaskGroup { group in
            for number in 0..<300 {
                group.addTask {
                    // A third of them give up at about the time when their turn comes.
                    let limit: Duration = number.isMultiple(of: 3) ? .microseconds(number * 10) : .seconds(60)
                    try? await slots.run(within: limit) {
                        counts.change { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                        await Task.yield()
                        counts.change { $0.now -= 1 }
                    }
                }
            }
        }
        #expect(counts.now.most <= 3)
        #expect(slots.waiting == 0)
        // All three are free.
        let gates = (0..<3).map { _ in Gate() }
        try await withThrowingTaskGroup { group in
            for gate in gates {
                group.addTask { try await slots.run(within: .seconds(60)) { await gate.hold() } }
            }
            try await eventually { gates.allSatisfy(\.isHolding) }
            for gate in gates { gate.open() }
            try await group.waitForAll()
        }
    }
}
