import JackdawTesting
import Testing

@testable import JackdawCore

@Suite("conversations that outlive trouble")
struct StoringFaultTests {
    /// Returns once everything that waits has been written.
    private func flush(_ harness: Harness) async throws {
        await (try harness.conversations.prepare().writer)?.flush()
    }

    /// Ends a bot's process whose bodies do not come to an end, by turning its clock past the limit.
    func end(_ harness: Harness) async {
        let log = LogRecorder()
        let ending = Task {
            await harness.conversations.shutdown(within: .seconds(5))
            log.add("ended")
        }
        while log.lines.isEmpty {
            harness.clock.advance(by: .seconds(1))
            await Task.yield()
        }
        await ending.value
    }

    @Test("a stored session that does not fit into memory stays stored")
    func full() async throws {
        let store = MemoryStore()
        let first = StoringTests.counting(store)
        let (session, listener) = try await StoringTests.begun(first)
        try await session.say("a")
        await first.conversations.shutdown(within: .seconds(5))
        listener.attachment.detach()
        let second = StoringTests.counting(store) { $0.limits.sessions = 1 }
        let (_, other) = try await StoringTests.begun(second)
        await #expect(throws: ConversationRefused.self) { _ = try await second.conversations.find(session.id) }
        try await flush(second)
        #expect(try await store.load(session.id) != nil)
        other.attachment.detach()
    }

    @Test("what a task says that a body left behind is told and stored")
    func late() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let harness = Harness([
            .state("s", [.when(.anyMessage, "s")]) { session in
                guard session.message != nil else { return }
                try await session.reply("now")
                Task {
                    await gate.wait()
                    try await session.reply("late")
                }
            }
        ]) { $0.store = store }
        let (session, listener) = try await StoringTests.begun(harness)
        try await session.say("a")
        await session.whenIdle()
        await listener.wait { $0.texts == ["now"] }
        gate.open()
        await listener.wait { $0.texts == ["now", "late"] }
        #expect(try await store.load(session.id)?.frames.count == 3)
    }

    @Test("what a shutdown does not wait for is handled by the next process")
    func shutdown() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let first = StoringTests.counting(store, gate: gate)
        let (session, listener) = try await StoringTests.begun(first)
        try await session.say("slow", clientID: "1")
        try await session.say("b", clientID: "2")
        await end(first)
        let second = StoringTests.counting(store)
        let revived = try #require(try await second.conversations.find(session.id))
        await revived.whenTold()
        #expect(revived.replies == ["Say something.", "1: slow", "2: b"])
        gate.open()
        #expect(listener.texts.first == "Say something.")
    }

    @Test("a stream whose writer died is ended, and the conversation goes on")
    func openStream() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let first = StoringTests.counting(store)
        let (session, listener) = try await StoringTests.begun(first)
        try await session.say("a")
        await session.whenTold()
        let stream = Task {
            try await session.reply(
                .stream { write in
                    try await write("piece")
                    await gate.wait()
                }
            )
        }
        await listener.wait { $0.frames.contains { $0.kind == .streamDelta("piece") } }
        let second = StoringTests.counting(store)
        let revived = try #require(try await second.conversations.find(session.id))
        try await revived.say("b")
        let reader = Listener(revived, after: nil)
        await reader.wait { !$0.isEmpty }
        #expect(revived.history.allSatisfy { !$0.isOpen })
        #expect(revived.history.contains { $0.frame.kind == .reply(.markdown("piece")) })
        gate.open()
        _ = try? await stream.value
    }

    @Test("a change whose answer was lost is known again")
    func lostAnswer() async throws {
        let store = StubbornStore()
        let harness = StoringTests.counting(store)
        let (session, listener) = try await StoringTests.begun(harness)
        store.mode = .losesAnswer
        try await session.say("a")
        await listener.wait { $0.texts == ["Say something.", "1: a"] }
        #expect(!session.isEnded)
    }

    @Test("a stream goes on when its session begins to be kept")
    func keptMeanwhile() async throws {
        let (began, gate) = (Gate(), Gate())
        let harness = Harness([
            .state("s", [.when(.anyMessage, "t")]) { session in
                try await session.reply(
                    .stream { write in
                        try await write("one")
                        await began.wait()
                        try await write("two")
                        await gate.wait()
                    }
                )
            },
            .state("t"),
        ]) { $0.store = MemoryStore() }
        let (session, listener) = try harness.open()
        session.makeSecret()
        await listener.wait { $0.frames.contains { $0.kind == .streamDelta("one") } }
        try await session.say("hello")
        began.open()
        await listener.wait { $0.frames.contains { $0.kind == .streamDelta("two") } }
        gate.open()
        await session.whenIdle()
    }

    @Test("who came last is sent away too when another process has the session")
    func conflict() async throws {
        let store = StubbornStore()
        let first = StoringTests.counting(store)
        let (session, listener) = try await StoringTests.begun(first)
        try await session.say("a")
        await listener.wait { $0.texts.contains("1: a") }
        let second = StoringTests.counting(store)
        let revived = try #require(try await second.conversations.find(session.id))
        try await revived.say("b")
        await revived.whenTold()
        store.mode = .held
        let told = Task { try? await session.say("c") }
        await store.waitForSave()
        let late = Listener(session)
        store.mode = .works
        #expect(await told.value == nil)
        for connection in [listener, late] {
            await connection.wait { $0.contains { if case .moved = $0 { true } else { false } } }
        }
        #expect(session.isEnded)
    }

    @Test("a store that hangs does not keep the process from ending")
    func hangs() async throws {
        let store = StubbornStore()
        let harness = StoringTests.counting(store)
        let (session, listener) = try await StoringTests.begun(harness)
        store.mode = .held
        let told = Task { try? await session.say("c") }
        await store.waitForSave()
        await end(harness)
        #expect(await told.value == nil)
        #expect(listener.texts == ["Say something."])
        store.mode = .works
    }

    @Test("one session that the store does not take does not keep the others from it")
    func refused() async throws {
        let store = StubbornStore()
        let harness = StoringTests.counting(store)
        let (good, listener) = try await StoringTests.begun(harness)
        let (bad, other) = try await StoringTests.begun(harness)
        store.refused = bad.id
        let told = Task { try? await bad.say("a") }
        try await good.say("a")
        await listener.wait { $0.texts.contains("1: a") }
        #expect(await told.value == nil)
        #expect(bad.isEnded)
        #expect(other.texts == ["Say something."])
    }

    @Test("overdue timers go off in their order")
    func order() async throws {
        let store = MemoryStore()
        func harness() -> Harness {
            Harness([
                .state(
                    "asking",
                    after: [(.seconds(60), "late"), (.seconds(10), "early")],
                    [.when(.anyMessage, "asking")]
                ),
                .state("late"), .state("early"),
            ]) { $0.store = store }
        }
        let first = harness()
        let (session, listener) = try await StoringTests.begun(first)
        try await session.say("a")
        await first.conversations.shutdown(within: .seconds(5))
        let second = harness()
        second.clock.advance(by: .seconds(100))
        let revived = try #require(try await second.conversations.find(session.id))
        while revived.state == "asking" { await Task.yield() }
        await revived.whenIdle()
        #expect(revived.state == "early")
        listener.attachment.detach()
    }

    @Test("the timers of a state that succeeds another run")
    func successor() async throws {
        let store = MemoryStore()
        let first = Harness([.state("old", [.when(.anyMessage, "older")]), .state("older")]) { $0.store = store }
        let (session, listener) = try await StoringTests.begun(first)
        try await session.say("a")
        await first.conversations.shutdown(within: .seconds(5))
        let second = Harness([.state("asking", after: [(.seconds(10), "early")]), .state("early")]) {
            $0.store = store
            $0.successor = { _ in "asking" }
        }
        let revived = try #require(try await second.conversations.find(session.id))
        await revived.whenIdle()
        #expect(revived.state == "asking")
        second.clock.advance(by: .seconds(20))
        while revived.state == "asking" { await Task.yield() }
        #expect(revived.state == "early")
        listener.attachment.detach()
    }
}
