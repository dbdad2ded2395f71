import JackdawTesting
import Logging
import Synchronization
import Testing

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("conversations that outlive the process")
struct StoringTests {
    static let count = Variable("count", initially: 0)
    static let fruit = Parameter("fruit", .freeText)

    /// One state that counts, and waits while its gate is closed.
    static func counting(
        _ store: some SessionStore,
        gate: Gate? = nil,
        configure: (inout ConversationSettings) -> Void = { _ in }
    ) -> Harness {
        Harness(
            [
                .state("counting", [.when(.anyMessage, "counting")]) { session in
                    guard let message = session.message else { return try await session.reply("Say something.") }
                    session[count] += 1
                    try await session.reply("\(session[count]): \(message.text)")
                    if message.text == "slow" { await gate?.wait() }
                }
            ],
            variables: [AnyVariable(count)]
        ) {
            $0.store = store
            configure(&$0)
        }
    }

    /// A session that has begun, and somebody who listens to it.
    static func begun(_ harness: Harness) async throws -> (session: Session, listener: Listener) {
        let (session, listener) = try harness.open()
        await session.whenIdle()
        session.makeSecret()
        return (session, listener)
    }

    @Test("a conversation goes on in another process where it was, with its history, state and variables")
    func goesOn() async throws {
        let store = MemoryStore()
        let first = Self.counting(store)
        let (session, listener) = try await Self.begun(first)
        let secret = session.makeSecret()
        try await session.say("a", clientID: "1")
        await listener.wait { $0.texts == ["Say something.", "1: a"] }
        session[Self.fruit] = "apple"
        await first.conversations.shutdown(within: .seconds(5))

        let second = Self.counting(store)
        let revived = try #require(try await second.conversations.find(session.id))
        #expect(revived.history.map(\.frame) == session.history.map(\.frame))
        #expect(revived.state == "counting")
        #expect(revived[Self.count] == 1)
        #expect(revived[Self.fruit] == "apple")
        #expect(revived.proves(secret))
        #expect(!revived.proves(secret + "x"))
        let later = Listener(revived, after: listener.frames.last?.sequence)
        try await revived.say("b", clientID: "2")
        await later.wait { $0.texts == ["2: b"] }
        #expect(later.frames.map(\.sequence) == [4, 5])
        // Sent again since its acknowledgement was lost: it is known.
        #expect(try await revived.say("a", clientID: "1") == Receipt(sequence: 2, isRepeat: true))
    }

    @Test("the secret itself is not in the store")
    func secret() async throws {
        let store = MemoryStore()
        let harness = Self.counting(store)
        let (session, listener) = try await Self.begun(harness)
        defer { listener.attachment.detach() }
        let secret = session.makeSecret()
        try await session.say("a")
        let stored = try #require(try await store.load(session.id))
        #expect(!stored.record.content.contains(secret))
        #expect(stored.record.content.contains(SHA256.hexadecimal(SHA256.digest(of: secret.utf8))))
    }

    @Test("a secret that was made in another process is worth as much as the one that is made without it")
    func secrets() async throws {
        let store = MemoryStore()
        let first = Self.counting(store)
        let (session, listener) = try await Self.begun(first)
        defer { listener.attachment.detach() }
        let old = session.makeSecret()
        try await session.say("a")
        await first.conversations.shutdown(within: .seconds(5))

        // Its user is known by other means and does not show it.
        let second = Self.counting(store)
        let revived = try #require(try await second.conversations.find(session.id))
        let new = revived.makeSecret()
        #expect(new != old)
        #expect(revived.proves(old) && revived.proves(new) && !revived.proves(old + "x"))
        await revived.whenTold()
        await second.conversations.shutdown(within: .seconds(5))

        let third = Self.counting(store)
        for secret in [old, new] {
            let found = try await third.conversations.find(session.id) { $0.proves(secret) }
            guard case .session = found else {
                Issue.record("it is not known")
                continue
            }
        }
        let refused = try await third.conversations.find(session.id) { $0.proves("x") }
        if case .refused = refused {} else { Issue.record("another one is taken") }
    }

    @Test("nobody is told of anything before it is stored; then everything comes in order")
    func outputCommit() async throws {
        let store = StubbornStore()
        let harness = Self.counting(store)
        let (session, listener) = try await Self.begun(harness)
        store.mode = .held
        let receipt = Task { try await session.say("a", clientID: "1") }
        await store.waitForSave()
        await session.whenIdle()
        #expect(session[Self.count] == 1)
        #expect(listener.texts == ["Say something."])
        let latecomer = Listener(session)
        #expect(latecomer.texts == ["Say something."])
        store.mode = .works
        #expect(try await receipt.value == Receipt(sequence: 2))
        await latecomer.wait { $0.texts == ["Say something.", "1: a"] }
        await listener.wait { $0.texts == ["Say something.", "1: a"] }
        #expect(listener.frames.map(\.sequence) == [1, 2, 3])
        #expect(latecomer.frames.map(\.sequence) == [1, 2, 3])
    }

    @Test("while the store cannot be reached nothing is acknowledged, the user is told, and nothing is lost")
    func outage() async throws {
        let store = StubbornStore()
        let harness = Self.counting(store)
        let (session, listener) = try await Self.begun(harness)
        store.mode = .fails
        let receipts = (1...5).map { number in
            Task { try await session.say("\(number)", clientID: "\(number)") }
        }
        await listener.wait { $0.contains { if case .notStored = $0 { true } else { false } } }
        #expect(listener.texts == ["Say something."])
        store.mode = .works
        for receipt in receipts { _ = try await receipt.value }
        await listener.wait { $0.texts.count == 6 }
        #expect(Set(listener.texts.dropFirst().map { $0.prefix(2) }) == ["1:", "2:", "3:", "4:", "5:"])
        #expect(try await store.load(session.id)?.frames.count == 11)
        #expect(harness.log.lines.contains { $0.contains("conversations are stored again") })
    }

    @Test("while the store does not answer, everybody who waits for it is told")
    func silence() async throws {
        let store = StubbornStore()
        let harness = Self.counting(store)
        let (first, firstListener) = try await Self.begun(harness)
        let (second, secondListener) = try await Self.begun(harness)
        store.mode = .held
        let waiting = Task { try await first.say("a") }
        await store.waitForSave()
        let later = Task { try await second.say("b") }
        for listener in [firstListener, secondListener] {
            await listener.wait { $0.contains { if case .notStored = $0 { true } else { false } } }
            #expect(listener.texts == ["Say something."])
        }
        store.mode = .works
        for receipt in [waiting, later] { _ = try await receipt.value }
        for listener in [firstListener, secondListener] { await listener.wait { $0.texts.count == 2 } }
    }

    @Test("a store that is down for long stops what comes in, and takes it once it works again")
    func backpressure() async throws {
        let store = StubbornStore()
        let harness = Self.counting(store) { $0.limits.pending = 4 }
        let (session, listener) = try await Self.begun(harness)
        store.mode = .fails
        let log = LogRecorder()
        let tasks = (1...40).map { number in
            Task {
                _ = try await session.acceptUnstored(.message(.text("\(number)")))
                log.add("accepted")
            }
        }
        await listener.wait { $0.contains { if case .notStored = $0 { true } else { false } } }
        await session.whenIdle()
        #expect(log.lines.count < 40)
        store.mode = .works
        for task in tasks { try await task.value }
        await listener.wait { $0.texts.count == 41 }
        #expect(listener.texts.dropFirst().map { Int($0.prefix { $0 != ":" }) } == Array(1...40))
    }

    @Test("what was accepted and not handled is handled in the next process, once, and what it had said does not count")
    func crash() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let first = Self.counting(store, gate: gate)
        let (session, listener) = try await Self.begun(first)
        try await session.say("slow", clientID: "1")
        try await session.say("b", clientID: "2")
        // The process dies here: the body of the first message has spoken and has not ended.
        while session[Self.count] == 0 { await Task.yield() }

        let second = Self.counting(store)
        let revived = try #require(try await second.conversations.find(session.id))
        let later = Listener(revived, after: nil)
        await revived.whenIdle()
        try await revived.say("c", clientID: "3")
        await later.wait { $0.texts.contains("3: c") }
        let texts = revived.history.compactMap { entry in
            switch entry.frame.kind {
            case .reply(let reply): reply.text
            case .user(let message): message.text
            default: nil
            }
        }
        #expect(texts == ["Say something.", "slow", "b", "1: slow", "2: b", "c", "3: c"])
        // Its old connection had seen no more than what counts.
        #expect(listener.texts == ["Say something."])
        gate.open()
        await session.whenIdle()
        // The first process is not dead but slow: what it writes is refused, and its connections are sent away.
        await listener.wait { $0.contains { if case .moved = $0 { true } else { false } } }
        #expect(session.isEnded)
        #expect(try await store.load(session.id)?.record.content.contains("\"count\":3") == true)
    }

    @Test("a reply that takes longer than a moment is told while it is made, and taken back if it never was finished")
    func live() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let first = Self.counting(store, gate: gate)
        let (session, listener) = try await Self.begun(first)
        let generation = session.generation
        try await session.say("slow")
        await first.clock.waitForSleeper(until: .milliseconds(300))
        first.clock.advance(by: .milliseconds(300))
        await listener.wait { $0.texts == ["Say something.", "1: slow"] }
        let last = try #require(listener.frames.last?.sequence)

        let second = Self.counting(store)
        let revived = try #require(try await second.conversations.find(session.id))
        await revived.whenIdle()
        #expect(!revived.canContinue(after: last, of: generation))
        #expect(revived.canContinue(after: 2, of: generation))
        #expect(revived.canContinue(after: last, of: revived.generation))
        #expect(!revived.canContinue(after: 1, of: "another"))
        #expect(!revived.canContinue(after: 1, of: nil))
        gate.open()
    }

    @Test("a timer that was due meanwhile goes off at once, one that was not when it is due")
    func timers() async throws {
        let store = MemoryStore()
        func harness() -> Harness {
            Harness([
                .state("asking", after: [(.seconds(30), "reminding")], [.when(.anyMessage, "asking")]),
                .state("reminding") { try await $0.reply("still there?") },
            ]) { $0.store = store }
        }
        let first = harness()
        let (session, listener) = try await Self.begun(first)
        try await session.say("a")
        await first.conversations.shutdown(within: .seconds(5))
        let wakes = try #require(try await store.load(session.id)?.record.wakes)
        #expect(abs(wakes.timeIntervalSince(first.clock.date) - 30) < 0.01)

        let second = harness()
        second.clock.advance(by: .seconds(20))
        let revived = try #require(try await second.conversations.find(session.id))
        let reader = Listener(revived)
        await second.clock.waitForSleeper(until: .seconds(30))
        second.clock.advance(by: .seconds(10))
        await reader.wait { $0.texts == ["still there?"] }

        listener.attachment.detach()
        await second.conversations.shutdown(within: .seconds(5))
        #expect(try await store.load(session.id)?.record.wakes == nil)
    }

    @Test("sessions that wait for something are woken without anybody coming back")
    func waking() async throws {
        let store = MemoryStore()
        let gate = Gate()
        let first = Self.counting(store, gate: gate)
        let (session, listener) = try await Self.begun(first)
        try await session.say("slow")
        let second = Self.counting(store)
        let tending = Task { await second.conversations.tendStore() }
        defer { tending.cancel() }
        while try await store.load(session.id)?.record.wakes != nil { await Task.yield() }
        #expect(try await store.load(session.id)?.frames.last?.content.contains("1: slow") == true)
        gate.open()
        #expect(listener.texts == ["Say something."])
    }

    @Test(
        "a state that the bot no longer has: the conversation begins anew, or goes where the bot's author says",
        arguments: [("newer", "newer", nil), ("gone", "new", "Welcome."), (nil, "new", "Welcome.")]
            as [(String?, String, String?)]
    )
    func changedBot(successor: String?, state: String, says: String?) async throws {
        let store = MemoryStore()
        let first = Harness([
            .state("old", [.when(.anyMessage, "older")]), .state("older", [.when(.anyMessage, "old")]),
        ]) { $0.store = store }
        let (session, listener) = try await Self.begun(first)
        try await session.say("a")
        await first.conversations.shutdown(within: .seconds(5))

        let second = Harness([
            .state("new", [.when(.anyMessage, "newer")]) { try await $0.reply("Welcome.") },
            .state("newer") { try await $0.reply("Newer.") },
        ]) {
            $0.store = store
            $0.successor = { $0 == "older" ? successor : nil }
        }
        let revived = try #require(try await second.conversations.find(session.id))
        await revived.whenIdle()
        #expect(revived.state == state)
        let last = try #require(revived.history.last?.frame.kind)
        if let says { #expect(last == .reply(.text(says))) } else { #expect(revived.history.count == 1) }
        #expect(second.log.lines.contains { $0.contains("the bot has no state of that name any more") })
        listener.attachment.detach()
    }

    @Test("what is unused for long leaves the memory and comes back; only the store's time ends it")
    func unloading() async throws {
        let store = MemoryStore()
        let harness = Self.counting(store) { $0.retention = .seconds(7_200) }
        let (session, listener) = try await Self.begun(harness)
        try await session.say("a")
        await session.whenTold()
        listener.attachment.detach()
        await harness.clock.waitForSleeper(until: .seconds(60))
        harness.clock.advance(by: .seconds(61))
        while harness.conversations.count > 0 { await Task.yield() }
        #expect(try await harness.conversations.find(session.id)?[Self.count] == 1)
        #expect(try await store.removeUnused(since: harness.clock.date.addingTimeInterval(1), limit: 10) == 1)
    }

    @Test("a conversation that is over is not in the store either")
    func over() async throws {
        let store = MemoryStore()
        let harness = Self.counting(store)
        // Without a secret nobody could ever come back to it.
        let (session, listener) = try harness.open()
        try await session.say("a")
        await listener.wait { $0.texts.count == 2 }
        listener.attachment.detach()
        while try await store.load(session.id) != nil { await Task.yield() }
        #expect(try await harness.conversations.find(session.id) == nil)
    }

    @Test("nobody who has said nothing is stored")
    func silent() async throws {
        let store = MemoryStore()
        let harness = Self.counting(store)
        let (session, listener) = try await Self.begun(harness)
        await listener.wait { $0.texts == ["Say something."] }
        await harness.conversations.shutdown(within: .seconds(1))
        #expect(try await store.load(session.id) == nil)
    }

    @Test("a stored session that cannot be read is an error that names it, and stays as it is")
    func unreadable() async throws {
        let store = MemoryStore()
        func put(_ id: String, _ content: String) async throws {
            let record = StoredSession.Record(
                id: id,
                version: 1,
                state: "counting",
                lastActive: Date(),
                content: content
            )
            _ = try await store.save([.put(record, basis: 0, adding: [], oldestFrame: 1)])
        }
        try await put("broken", "{")
        try await put("future", #"{"format":2}"#)
        try await put("other", "[]")
        let harness = Self.counting(store)
        for (id, kind) in [("broken", StoreError.Kind.damaged), ("future", .newer), ("other", .damaged)] {
            let error = await #expect(throws: StoreError.self) { try await harness.conversations.find(id) }
            #expect(error?.kind == kind)
            #expect(error?.description.contains(id) == true)
            #expect(try await store.load(id)?.record.version == 1)
        }
    }
}

/// A store that does as the test says.
final class StubbornStore: WrappedStore {
    enum Mode { case works, fails, held, losesAnswer }

    let inner = MemoryStore()
    private let state = Mutex(Mode.works)
    private let saving = Mutex(false)
    private let refusedID = Mutex<String?>(nil)

    /// A session that it takes no changes of.
    var refused: String? {
        get { refusedID.withLock { $0 } }
        set { refusedID.withLock { $0 = newValue } }
    }

    var mode: Mode {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    /// Returns once a save is being held.
    func waitForSave() async {
        while !saving.withLock({ $0 }) { await Task.yield() }
    }

    func save(_ changes: [SessionChange]) async throws -> [Bool] {
        while mode == .held {
            saving.withLock { $0 = true }
            await Task.yield()
        }
        if mode == .fails { throw StoreError(.unavailable, "no answer") }
        if let refused, changes.contains(where: { $0.id == refused }) { throw StoreError(.damaged, "not this one") }
        let results = try await inner.save(changes)
        if mode == .losesAnswer {
            mode = .works
            throw StoreError(.unavailable, "the answer was lost")
        }
        return results
    }
}
