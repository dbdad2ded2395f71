import JackdawTesting
import Testing

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("the conversations of one user", .timeLimit(.minutes(1)))
struct UserConversationsTests {
    @Test("are listed from memory and store, the one used latest first, without those of others and empty ones")
    func listed() async throws {
        let store = MemoryStore()
        let first = StoringTests.counting(store)
        let old = try await first.conversation(of: "alice", "old", name: "The old one")
        try await first.conversation(of: "bob", "secret")
        await first.conversations.shutdown(within: .seconds(5))

        let second = StoringTests.counting(store)
        second.clock.advance(by: .seconds(60))
        let new = try await second.conversation(of: "alice", String(repeating: "long ", count: 100))
        _ = try second.conversations.open(user: "alice")
        let list = try await second.conversations.conversations(ofUser: "alice")
        #expect(list.map(\.id) == [new.id, old.id])
        #expect(list.map(\.name) == [nil, "The old one"])
        #expect(list.last?.lastText == "1: old")
        #expect(list.first?.lastText?.count == 121)
        #expect(second.conversations.session(old.id) == nil)
        #expect(try await second.conversations.conversations(ofUser: "alice", limit: 1).map(\.id) == [new.id])
        #expect(try await second.conversations.conversations(ofUser: "alice", limit: .max - 1).count == 2)
        #expect(try await second.conversations.conversations(ofUser: "alice", limit: 0) == [])
        #expect(try await second.conversations.conversations(ofUser: "nobody") == [])
        // What went on since it was stored is told as it stands in memory, once.
        let revived = try #require(try await second.conversations.find(old.id))
        second.clock.advance(by: .seconds(5))
        try await revived.say("again")
        await revived.whenIdle()
        let later = try await second.conversations.conversations(ofUser: "alice")
        #expect(later.map(\.lastText).first == "2: again")
        #expect(later.count == 2)
    }

    @Test("come a page at a time, alive and stored among each other")
    func pages() async throws {
        let store = MemoryStore()
        let first = StoringTests.counting(store)
        var ids: [String] = []
        for _ in 0..<5 {
            first.clock.advance(by: .seconds(10))
            ids.append(try await first.conversation(of: "alice", "stored").id)
        }
        await first.conversations.shutdown(within: .seconds(5))

        let second = StoringTests.counting(store)
        // Later than all, in the midst of all, at the same time as another.
        for seconds in [60, 0, 0] {
            second.clock.advance(by: .seconds(seconds))
            ids.append(try await second.conversation(of: "alice", "alive").id)
        }
        let conversations = second.conversations
        var found: [ConversationSummary] = []
        while true {
            let cursor = found.last?.cursor ?? .start
            let page = try await conversations.conversations(ofUser: "alice", after: cursor, limit: 2)
            if page.isEmpty { break }
            found += page
        }
        #expect(found.map(\.id).sorted() == ids.sorted())
        #expect(found.map(\.lastActive) == found.map(\.lastActive).sorted(by: >))
        #expect(found == (try await conversations.conversations(ofUser: "alice")))
    }

    @Test("a place in the list survives as text", arguments: ["", "a", "a.b", "-1.5", "\u{0} ä😀"])
    func cursors(id: String) throws {
        for seconds in [0, -1.5, 1_800_000_000.123, 253_402_300_799.9994] {
            let cursor = ConversationCursor(lastActive: Date(timeIntervalSince1970: seconds), id: id)
            let read = try #require(ConversationCursor(cursor.description))
            #expect(read == cursor && read.lastActive == cursor.lastActive && read.id == id)
            #expect(abs(read.lastActive.timeIntervalSince1970 - seconds) < 0.000_6)
            #expect(!read.precedes(cursor) && !cursor.precedes(read))
        }
    }

    @Test("what is no place is none", arguments: ["", ".", "a.b", "1", "1e3.a", "99999999999999999999.a"])
    func noCursors(text: String) {
        #expect(ConversationCursor(text) == nil)
    }

    @Test("are exported with variables, parameters and all that was said, alive or stored")
    func exported() async throws {
        let store = MemoryStore()
        let first = StoringTests.counting(store)
        let session = try await first.conversation(of: "alice", "a")
        session[StoringTests.fruit] = "apple"
        try await first.conversation(of: "bob", "b")
        let living = try #require(try await first.conversations.export(session.id, ofUser: "alice"))
        #expect(living.variables == ["count": 1])
        #expect(living.parameters == ["fruit": "apple"])
        #expect(living.state == "counting")
        #expect(living.history == session.history)
        #expect(try await first.conversations.export(session.id, ofUser: "bob") == nil)
        await first.conversations.shutdown(within: .seconds(5))

        let second = StoringTests.counting(store)
        var exports: [ConversationExport] = []
        for try await export in try await second.conversations.export(ofUser: "alice") { exports.append(export) }
        #expect(exports.map(\.variables) == [["count": 1]])
        #expect(exports.map(\.parameters) == [["fruit": "apple"]])
        #expect(exports.map(\.user) == ["alice"])
        #expect(exports.first?.history.map(\.frame) == living.history.map(\.frame))
        #expect(second.conversations.count == 0)
        #expect(try await second.conversations.export(session.id, ofUser: "bob") == nil)
    }

    @Test("are there without a store as well")
    func unstored() async throws {
        let harness = Harness([
            .state("listening", [.when(.anyMessage, "listening")]) { try await $0.reply("Yes?") }
        ])
        let session = try await harness.conversation(of: "alice", "a")
        #expect(try await harness.conversations.conversations(ofUser: "alice").map(\.lastText) == ["Yes?"])
        #expect(try await harness.conversations.removeConversation(session.id, ofUser: "alice"))
        #expect(session.isEnded && harness.conversations.count == 0)
        try await harness.conversations.removeConversations(ofUser: "alice")
    }

    @Test("what is said again after a crash does not stay in the list")
    func provisional() throws {
        var journal = Journal()
        let limits = ConversationLimits()
        let date = ManualClock().date
        _ = journal.append(.reply(.text("first")), date: date, limits: limits)
        _ = journal.append(.reply(.text("second")), date: date, limits: limits)
        _ = journal.append(.restarted, date: date, limits: limits)
        #expect(journal.lastText(without: []) == "second")
        #expect(journal.lastText(without: [2, 3]) == "first")
        #expect(journal.lastText(without: [1, 2, 3]) == nil)
    }
}

extension Harness {
    /// A conversation of a user in which something was said, and that nobody holds any more.
    @discardableResult
    func conversation(of user: String, _ text: String, name: String? = nil) async throws -> Session {
        let session = try conversations.open(user: user, name: name).session
        session.makeSecret()
        let listener = Listener(session)
        try await session.say(text)
        await session.whenIdle()
        clock.advance(by: .seconds(5))
        listener.attachment.detach()
        return session
    }
}
