import JackdawTesting
import Synchronization
import Testing

@testable import JackdawCore

@Suite("timers")
struct TimerTests {
    @Test("After leads on when its time has come, counted from the end of the body")
    func after() async throws {
        let gate = Gate()
        let harness = Harness([
            .state(
                "asking",
                after: [(.seconds(30), "reminding"), (.seconds(40), "never")],
                [.when(.anyMessage, "done")]
            ) {
                await gate.wait()
                try await $0.reply("how many?")
            },
            .state("reminding", [.goTo("asking")]) { try await $0.reply("still there?") },
            .state("never") { try await $0.reply("never") },
            .state("done"),
        ])
        let (session, listener) = try harness.open()
        harness.clock.advance(by: .seconds(29))
        gate.open()
        await session.whenIdle()
        harness.clock.advance(by: .seconds(29))
        await session.whenIdle()
        #expect(listener.texts == ["how many?"])
        await harness.clock.waitForSleeper(until: .seconds(59))
        harness.clock.advance(by: .seconds(1))
        await listener.wait { $0.texts == ["how many?", "still there?", "how many?"] }
        await session.whenIdle()
        #expect(session.state == "asking")
    }

    @Test("leaving the state cancels its timers, and nothing is left of them")
    func cancelledOnExit() async throws {
        let harness = Harness([
            .state("asking", after: [(.seconds(30), "asking")], [.when(.anyMessage, "done")]), .state("done"),
        ])
        let (session, listener) = try harness.open()
        let timers = try harness.conversations.prepare().timers
        await session.whenIdle()
        // One of the state, one for the expiry of sessions.
        #expect(timers.count == 2)
        try await session.say("12")
        await session.whenIdle()
        #expect(timers.count == 1)
        listener.attachment.detach()
        #expect(timers.count == 0)
    }

    @Test("an idle session has no timer of its own")
    func idle() async throws {
        let harness = Harness([.state("calm")])
        for _ in 0..<100 { await (try harness.conversations.open().session).whenIdle() }
        #expect(try harness.conversations.prepare().timers.count == 1)
    }

    @Test("timers go off in the order of their deadlines, those of one deadline in the order they were set")
    func order() async {
        let clock = ManualClock()
        let timers = TimerQueue(clock: clock)
        let fired = Mutex<[Int]>([])
        let done = Gate()
        let delays = [5, 3, 9, 3, 1, 7, 3]
        for (index, delay) in delays.enumerated() {
            timers.schedule(after: .seconds(delay)) { fired.withLock { $0.append(index) } }
        }
        let cancelled = timers.schedule(after: .seconds(2)) { fired.withLock { $0.append(-1) } }
        timers.cancel(cancelled)
        timers.schedule(after: .seconds(10)) { done.open() }
        await clock.waitForSleeper(until: .seconds(1))
        clock.advance(by: .seconds(10))
        await done.wait()
        #expect(fired.withLock { $0 } == [4, 1, 3, 6, 0, 5, 2])
        #expect(timers.count == 0)
    }

    @Test("a heap gives out its elements in order, also after some were dropped")
    func heap() {
        var heap = BinaryHeap<Int>()
        let values = (0..<500).map { $0 * 7_919 % 1_009 }
        for value in values { heap.insert(value) }
        heap.filter { $0 % 3 != 0 }
        var out: [Int] = []
        while let value = heap.popFirst() { out.append(value) }
        #expect(out == values.filter { $0 % 3 != 0 }.sorted())
    }

    @Test("a timer that leads to a body that fails is not set again: the user is told once")
    func failingBehindTimer() {
        var machine = ConversationMachine(initial: "a")
        let bot = BotDefinition([
            .state("a", after: [(.seconds(1), "b")], [.when(.event("go"), "b"), .when(.event("again"), "a")]),
            .state("b", [.goTo("a")]) { _ in },
        ])
        func handle(_ event: ConversationMachine.Event) -> [ConversationMachine.Effect] {
            machine.handle(event, in: bot) { condition, stimulus in
                guard case .event(let event) = stimulus else { return false }
                return condition.description == "event \(event.name)"
            }
        }
        _ = handle(.start)
        _ = handle(.timer(entry: machine.entry, index: 0))
        #expect(handle(.bodyEnded(succeeded: false)) == [.exit("b"), .resume("a")])
        #expect(machine.state == "a" && machine.isSettled)
        // Entered anew, or come back to after what a user did, its timers run again.
        #expect(handle(.stimulus(.event(.event("again")))).contains(.startTimers("a", entry: machine.entry)))
        _ = handle(.stimulus(.event(.event("go"))))
        #expect(handle(.bodyEnded(succeeded: false)).contains(.startTimers("a", entry: machine.entry)))
    }

    @Test("a timer that leads into a loop is not set again")
    func loopBehindTimer() {
        var machine = ConversationMachine(initial: "a")
        let bot = BotDefinition([
            .state("a", after: [(.seconds(1), "b")]), .state("b", [.goTo("c")]), .state("c", [.goTo("b")]),
        ])
        _ = machine.handle(.start, in: bot) { _, _ in false }
        let effects = machine.handle(.timer(entry: machine.entry, index: 0), in: bot) { _, _ in false }
        #expect(effects.contains { if case .loop = $0 { true } else { false } })
        #expect(machine.state == "a" && !effects.contains(.startTimers("a", entry: machine.entry)))
    }
}
