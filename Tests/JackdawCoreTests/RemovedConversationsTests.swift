import JackdawTesting
import Synchronization
import Testing

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("conversations that their user removes", .timeLimit(.minutes(1)))
struct RemovedConversationsTests {
    @Test("go from memory and store, one or all, and nobody else's do")
    func removed() async throws {
        let store = MemoryStore()
        let first = StoringTests.counting(store)
        let stored = try await first.conversation(of: "alice", "a")
        let kept = try await first.conversation(of: "bob", "b")
        await first.conversations.shutdown(within: .seconds(5))

        let second = StoringTests.counting(store)
        let conversations = second.conversations
        #expect(try await !conversations.removeConversation(stored.id, ofUser: "bob"))
        #expect(try await conversations.removeConversation(stored.id, ofUser: "alice"))
        #expect(try await store.load(stored.id) == nil)
        #expect(try await !conversations.removeConversation(stored.id, ofUser: "alice"))

        let living = try await second.conversation(of: "alice", "c")
        #expect(try await !conversations.removeConversation(living.id, ofUser: "bob"))
        #expect(!living.isEnded)
        try await second.conversation(of: "alice", "d")
        let revived = try #require(try await conversations.find(kept.id))
        try await conversations.removeConversations(ofUser: "alice")
        #expect(living.isEnded)
        #expect(try await store.ids(after: nil, limit: 10) == [kept.id])
        #expect(conversations.session(kept.id) === revived)
    }

    @Test("are not said to be gone before the store has removed them")
    func outage() async throws {
        let store = StubbornStore()
        let harness = StoringTests.counting(store)
        let session = try await harness.conversation(of: "alice", "a")
        store.mode = .held
        let removal = Task { try await harness.conversations.removeConversation(session.id, ofUser: "alice") }
        await store.waitForSave()
        #expect(try await store.load(session.id) != nil)
        #expect(try await harness.conversations.conversations(ofUser: "alice") == [])
        #expect(try await harness.conversations.find(session.id) == nil)
        store.mode = .works
        #expect(try await removal.value)
        #expect(try await store.load(session.id) == nil)
    }

    @Test("send their connections away")
    func connections() async throws {
        let harness = StoringTests.counting(MemoryStore())
        let session = try harness.conversations.open(user: "alice").session
        let listener = Listener(session)
        try await session.say("a")
        try await harness.conversations.removeConversations(ofUser: "alice")
        await listener.wait { if case .ended = $0.last { true } else { false } }
        #expect(session.isEnded)
    }

    @Test("do not come back from what was being written of them")
    func beingWritten() async throws {
        let store = StubbornStore()
        let harness = StoringTests.counting(store)
        let session = try await harness.conversation(of: "alice", "a")
        store.mode = .held
        _ = try await session.acceptUnstored(.message(.text("b")))
        await store.waitForSave()
        _ = try await session.acceptUnstored(.message(.text("c")))
        let removal = Task { try await harness.conversations.removeConversations(ofUser: "alice") }
        while !session.isEnded { await Task.yield() }
        store.mode = .works
        try await removal.value
        #expect(try await store.load(session.id) == nil)
        session[StoringTests.count] = 7
        _ = try? await session.say("d")
        // Whatever was enqueued goes before the answer to this.
        try await harness.conversation(of: "bob", "e")
        await harness.conversations.shutdown(within: .seconds(5))
        #expect(try await store.load(session.id) == nil)
        #expect(try await store.sessions(ofUser: "bob", after: .start, limit: 10).count == 1)
    }

    @Test("do not come back from another process that has them in memory")
    func elsewhere() async throws {
        let store = MemoryStore()
        let first = StoringTests.counting(store)
        let session = try await first.conversation(of: "alice", "a")
        let listener = Listener(session, after: nil)
        let second = StoringTests.counting(store)
        try await second.conversations.removeConversations(ofUser: "alice")
        #expect(try await store.load(session.id) == nil)
        _ = try await session.acceptUnstored(.message(.text("b")))
        await listener.wait { $0.contains { if case .moved = $0 { true } else { false } } }
        #expect(session.isEnded)
        #expect(try await first.conversations.find(session.id) == nil)
        #expect(try await store.load(session.id) == nil)
    }

    @Test("do not come to life from what was read of them before", arguments: [true, false])
    func beingRead(all: Bool) async throws {
        let inner = MemoryStore()
        let first = StoringTests.counting(inner)
        let session = try await first.conversation(of: "alice", "a")
        await first.conversations.shutdown(within: .seconds(5))

        let store = SlowStore(inner)
        let second = StoringTests.counting(store)
        store.whileLoading { [conversations = second.conversations] in
            if all {
                try await conversations.removeConversations(ofUser: "alice")
            } else {
                _ = try await conversations.removeConversation(session.id, ofUser: "alice")
            }
        }
        #expect(try await second.conversations.find(session.id) == nil)
        #expect(second.conversations.count == 0)
        // What comes later under that id is another conversation.
        let (new, isNew) = try second.conversations.open(id: session.id, user: "alice")
        #expect(isNew)
        let listener = Listener(new)
        try await new.say("b")
        await listener.wait { $0.texts.last == "1: b" }
        await second.conversations.shutdown(within: .seconds(5))
        #expect(try await inner.load(session.id) != nil)
    }

    @Test("stay where the store does not remove them, and who asked is told so")
    func refused() async throws {
        let store = StubbornStore()
        let harness = StoringTests.counting(store)
        let session = try await harness.conversation(of: "alice", "a")
        store.refused = session.id
        await #expect(throws: StoreError.self) {
            try await harness.conversations.removeConversation(session.id, ofUser: "alice")
        }
        store.refused = nil
        #expect(try await harness.conversations.conversations(ofUser: "alice").map(\.id) == [session.id])
        #expect(try await harness.conversations.removeConversation(session.id, ofUser: "alice"))
        #expect(try await store.load(session.id) == nil)
    }

    @Test("are not said to be gone when the bot ends before")
    func tooLate() async throws {
        let store = StubbornStore()
        let harness = StoringTests.counting(store)
        let session = try await harness.conversation(of: "alice", "a")
        store.mode = .held
        let removal = Task { try await harness.conversations.removeConversation(session.id, ofUser: "alice") }
        await store.waitForSave()
        let shutdown = Task { await harness.conversations.shutdown(within: .seconds(5)) }
        let time = Task {
            while !Task.isCancelled {
                harness.clock.advance(by: .seconds(1))
                await Task.yield()
            }
        }
        await #expect(throws: StoreError.self) { try await removal.value }
        time.cancel()
        store.mode = .works
        await shutdown.value
    }
}

/// A store in which something happens between reading a session and answering.
private final class SlowStore: WrappedStore {
    let inner: MemoryStore
    private let action = Mutex<(@Sendable () async throws -> Void)?>(nil)

    init(_ inner: MemoryStore) { self.inner = inner }

    /// Does something while a session is read the next time.
    func whileLoading(_ action: @escaping @Sendable () async throws -> Void) { self.action.withLock { $0 = action } }

    func load(_ id: String) async throws -> StoredSession? {
        let stored = try await inner.load(id)
        try await action.withLock { $0.take() }?()
        return stored
    }
}
