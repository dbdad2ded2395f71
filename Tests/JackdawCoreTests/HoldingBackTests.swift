import JackdawTesting
import Testing

@testable import JackdawCore

@Suite("what ends the process is not handled for ever")
struct HoldingBackTests {
    @Test("what ends the process each time it is begun is given up, and the conversation goes on")
    func poison() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let first = StoringTests.counting(store, gate: gate)
        let (session, listener) = try await StoringTests.begun(first)
        defer { listener.attachment.detach() }
        try await session.say("slow", clientID: "1")
        // Each process dies while the body runs, the first one included.
        while session[StoringTests.count] == 0 { await Task.yield() }
        for _ in 2...5 {
            let next = StoringTests.counting(store, gate: gate)
            let revived = try #require(try await next.conversations.find(session.id))
            while revived[StoringTests.count] == 0 { await Task.yield() }
        }
        let last = StoringTests.counting(store, gate: gate)
        let revived = try #require(try await last.conversations.find(session.id))
        let reader = Listener(revived)
        try await revived.say("b")
        await reader.wait { $0.texts.contains("1: b") }
        #expect(revived.replies == ["Say something.", "Sorry, something went wrong.", "1: b"])
        #expect(last.log.lines.contains { $0.contains("has ended again and again") })
        // Nothing of it is left that would count against what comes next.
        let record = try #require(try await store.load(session.id)).record
        #expect(try SessionContent(record).attempts == nil)
        gate.open()
    }

    @Test("nothing begins in a stored session before it is stored that it does, whoever comes to it meanwhile")
    func heldBack() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let first = StoringTests.counting(store, gate: gate)
        let (session, listener) = try await StoringTests.begun(first)
        defer { listener.attachment.detach() }
        try await session.say("slow", clientID: "1")
        try await session.say("b", clientID: "2")
        while session[StoringTests.count] == 0 { await Task.yield() }

        let second = StoringTests.counting(store)
        let engine = try second.conversations.prepare()
        let stored = try #require(try await store.load(session.id))
        let revived = Session(restoring: try ReadSession(stored, engine), number: 1, engine: engine)
        let reader = Listener(revived)
        let late = Task { try await revived.say("c", clientID: "3") }
        while revived.history.count < 4 { await Task.yield() }
        try await Task.sleep(for: .milliseconds(20))
        #expect(revived[StoringTests.count] == 0)
        revived.resumeWork()
        _ = try await late.value
        await reader.wait { $0.texts.contains("3: c") }
        #expect(revived.replies == ["Say something.", "1: slow", "2: b", "3: c"])
        let kept = try #require(try await store.load(session.id)?.record)
        #expect(try SessionContent(kept).attempts == nil)
        gate.open()
    }

    @Test("what a timer leads to is given up as well when it ends the process each time")
    func poisonousTimer() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let begun = LogRecorder()
        func harness() -> Harness {
            let harness = Harness([
                .state("asking", after: [(.seconds(30), "reminding")], [.when(.anyMessage, "asking")]),
                .state("reminding") { _ in
                    begun.add("begun")
                    await gate.wait()
                },
            ]) { $0.store = store }
            harness.clock.advance(by: .seconds(60))
            return harness
        }
        let first = harness()
        let (session, listener) = try await StoringTests.begun(first)
        try await session.say("a")
        listener.attachment.detach()
        await first.conversations.shutdown(within: .seconds(5))
        for number in 1...4 {
            let next = harness()
            next.clock.advance(by: .seconds(60))
            _ = try #require(try await next.conversations.find(session.id))
            while begun.lines.count < number { await Task.yield() }
        }
        let last = harness()
        last.clock.advance(by: .seconds(60))
        let revived = try #require(try await last.conversations.find(session.id))
        let reader = Listener(revived)
        await reader.wait { $0.texts == ["Sorry, something went wrong."] }
        await revived.whenTold()
        #expect(try await store.load(session.id)?.record.wakes == nil)
        gate.open()
    }

    /// Stops at “poison”, as if that ended the process; the first process at everything.
    private func poisonable(_ store: some SessionStore, _ gate: Gate, isFirst: Bool = false) -> Harness {
        Harness(
            [
                .state("counting", [.when(.anyMessage, "counting")]) { session in
                    guard let message = session.message else { return }
                    session[StoringTests.count] += 1
                    if isFirst || message.text == "poison" { await gate.wait() }
                    try await session.reply("\(session[StoringTests.count]): \(message.text)")
                }
            ],
            variables: [AnyVariable(StoringTests.count)]
        ) { $0.store = store }
    }

    @Test("what waits before it, and after it, is handled and not given up in its place")
    func poisonBehind() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let first = poisonable(store, gate, isFirst: true)
        let (session, listener) = try await StoringTests.begun(first)
        defer { listener.attachment.detach() }
        for (number, text) in ["a", "poison", "b"].enumerated() {
            try await session.say(text, clientID: "\(number)")
        }
        for _ in 1...5 {
            let next = poisonable(store, gate)
            let revived = try #require(try await next.conversations.find(session.id))
            while revived[StoringTests.count] < 2 { await Task.yield() }
        }
        let last = poisonable(store, gate)
        let revived = try #require(try await last.conversations.find(session.id))
        let reader = Listener(revived)
        await reader.wait { $0.texts.contains("2: b") }
        #expect(revived.replies == ["1: a", "Sorry, something went wrong.", "2: b"])
        gate.open()
    }

    @Test("what comes first to a session from the store is stored before it begins")
    func firstMessage() async throws {
        let store = StubbornStore()
        let gate = Gate()
        let first = poisonable(store, gate)
        let (session, listener) = try await StoringTests.begun(first)
        try await session.say("a", clientID: "1")
        listener.attachment.detach()
        await first.conversations.shutdown(within: .seconds(5))

        let second = poisonable(store, gate)
        let revived = try #require(try await second.conversations.find(session.id))
        store.mode = .held
        let said = Task { try await revived.say("poison", clientID: "2") }
        await store.waitForSave()
        try await Task.sleep(for: .milliseconds(20))
        #expect(revived[StoringTests.count] == 1)
        store.mode = .works
        _ = try await said.value
        while revived[StoringTests.count] == 1 { await Task.yield() }
        // The next process knows it, though nothing came of it.
        let stored = try #require(try await store.load(session.id))
        #expect(try SessionContent(stored.record).waiting.count == 1)
        gate.open()
    }

    @Test("a session that waits for the store to go on does not keep the process from ending")
    func ending() async throws {
        let store = StubbornStore()
        let gate = Gate()
        let first = poisonable(store, gate, isFirst: true)
        let (session, listener) = try await StoringTests.begun(first)
        defer { listener.attachment.detach() }
        try await session.say("a", clientID: "1")
        let second = poisonable(store, gate)
        store.mode = .fails
        let revived = try #require(try await second.conversations.find(session.id))
        await StoringFaultTests().end(second)
        #expect(revived.isIdle)
        store.mode = .works
        gate.open()
    }
}
