import Foundation
import JackdawCore
import JackdawPostgres
import Testing

@Suite("nodes that share PostgreSQL", .enabled(if: TemporaryPostgres.isInstalled))
struct NodeStoreTests {
    let address: String

    init() async throws {
        let server = try await TemporaryPostgres.shared
        address = server.address(schema: try server.makeSchema())
    }

    /// A node with a lease.
    func node(lease: Duration = .seconds(60)) async throws -> PostgresStore {
        let store = try PostgresStore(address: address)
        try await store.open()
        #expect(try await store.renewLease(for: lease).isNew)
        return store
    }

    @Test("a session is its maker's, and no other node gets it as long as that one is alive")
    func owner() async throws {
        let (first, second) = (try await node(), try await node())
        #expect(try await first.save([.new(record("a"), frames: frames(1...2))]) == [true])
        let found = try #require(try await second.claim("a"))
        #expect(!found.isOwn)
        #expect(found.stored == StoredSession(record: record("a"), frames: frames(1...2)))
        #expect(try await first.claim("a")?.isOwn == true)
        #expect(try await second.claim("b") == nil)
        #expect(try await first.look(at: ["a", "b"]) == [SharedSession(id: "a", version: 1, owner: .me)])
        #expect(try await second.look(at: ["a"]) == [SharedSession(id: "a", version: 1, owner: .another)])
        await first.close()
        #expect(try await second.look(at: ["a"]).map(\.owner) == [.nobody])
        await second.close()
    }

    @Test("what a node released, or left behind at its end, is whose who claims it first")
    func release() async throws {
        let (first, second) = (try await node(), try await node())
        _ = try await first.save([.new(record("a")), .new(record("b"))])
        try await second.release(["a"])
        #expect(try await second.claim("a")?.isOwn == false)
        try await first.release(["a"])
        #expect(try await second.claim("a")?.isOwn == true)
        #expect(try await second.claim("b")?.isOwn == false)
        await first.close()
        #expect(try await second.claim("b")?.isOwn == true)
        await second.close()
    }

    @Test("a node whose lease ran out loses its sessions, and cannot write what it was about to")
    func fencing() async throws {
        let (slow, quick) = (try await node(lease: .milliseconds(100)), try await node())
        _ = try await slow.save([.new(record("a")), .new(record("b"))])
        try await Task.sleep(for: .milliseconds(200))
        let claimed = try #require(try await quick.claim("a"))
        #expect(claimed.isOwn)
        #expect(claimed.stored.record.version == 2)
        // It has not noticed: claiming raised the version, which is the fencing token.
        #expect(try await slow.save([.next("a", after: 1), .next("b", after: 1)]) == [false, true])
        _ = try await slow.save([.remove(id: "a")])
        #expect(try await quick.load("a") != nil)
        #expect(try await slow.renewLease(for: .seconds(60)).isNew)
        #expect(try await !slow.renewLease(for: .seconds(60)).isNew)
        #expect(try await slow.claim("a")?.isOwn == false)
        #expect(try await slow.look(at: ["a", "b"]).sorted { $0.id < $1.id }.map(\.owner) == [.another, .me])
        #expect(try await quick.save([.next("a", after: 2)]) == [true])
        await slow.close()
        await quick.close()
    }

    @Test("of a node that has died nobody waits for the lease, but for that of one that is only silent")
    func death() async throws {
        var dying: PostgresStore? = try await node()
        let (silent, other) = (try await node(), try await node())
        _ = try await dying?.save([.new(record("a"))])
        _ = try await silent.save([.new(record("b"))])
        // What the process held is closed with its end.
        dying = nil
        _ = try await other.renewLease(for: .seconds(60))
        #expect(try await other.look(at: ["a", "b"]).map(\.owner) == [.another, .another])
        var rounds = 0
        while try await other.look(at: ["a"]).map(\.owner) == [.another], rounds < 50 {
            rounds += 1
            try await Task.sleep(for: .milliseconds(200))
            _ = try await other.renewLease(for: .seconds(60))
        }
        #expect((5..<50).contains(rounds))
        #expect(try await other.look(at: ["b"]).map(\.owner) == [.another])
        #expect(try await other.news().contains(.anything))
        #expect(try await other.claim("a")?.isOwn == true)
        #expect(try await silent.look(at: ["b"]).map(\.owner) == [.me])
        await silent.close()
        await other.close()
    }

    @Test("a node without a lease claims nothing")
    func noLease() async throws {
        let (first, late) = (try await node(), try await node(lease: .milliseconds(50)))
        _ = try await first.save([.new(record("a"))])
        await first.close()
        try await Task.sleep(for: .milliseconds(100))
        #expect(try await late.claim("a")?.isOwn == false)
        await late.close()
    }

    @Test("letters wait in order for whoever owns the session, until a change answers them")
    func letters() async throws {
        let (owner, other) = (try await node(), try await node())
        _ = try await owner.save([.new(record("a"))])
        #expect(try await other.post("one", to: "a", limit: 2, octets: 9) == .posted)
        #expect(try await other.post("two", to: "a", limit: 2, octets: 9) == .posted)
        #expect(try await other.post("three", to: "a", limit: 2, octets: 9) == .full)
        #expect(try await other.post("three", to: "a", limit: 9, octets: 6) == .full)
        #expect(try await other.post("one", to: "b", limit: 2, octets: 9) == .nobody)
        #expect(try await other.sessionsWithLetters(limit: 9).isEmpty)
        #expect(
            try await owner.sessionsWithLetters(limit: 9) == [SharedSession(id: "a", version: 1, owner: .me)]
        )
        let letters = try await owner.letters(to: "a", limit: 9)
        #expect(letters.map(\.content) == ["one", "two"])
        #expect(try await other.letters(to: "a", limit: 9) == letters)
        #expect(try await other.letters(to: "a", limit: 1) == [letters[0]])

        // A change that is not carried out answers nothing.
        let lost = SessionChange.put(
            record("a", version: 9),
            basis: 8,
            adding: [],
            oldestFrame: 0,
            answering: letters.map(\.number)
        )
        #expect(try await owner.save([lost]) == [false])
        #expect(try await owner.letters(to: "a", limit: 9) == letters)
        let change = SessionChange.put(
            record("a", version: 2),
            basis: 1,
            adding: [],
            oldestFrame: 0,
            answering: [letters[0].number]
        )
        #expect(try await owner.save([change]) == [true])
        #expect(try await owner.letters(to: "a", limit: 9) == [letters[1]])

        await owner.close()
        #expect(try await other.sessionsWithLetters(limit: 9).map(\.owner) == [.nobody])
        #expect(try await other.claim("a")?.isOwn == true)
        _ = try await other.save([.remove(id: "a")])
        #expect(try await other.letters(to: "a", limit: 9).isEmpty)
        await other.close()
    }

    @Test("a letter that is longer than what may wait is taken while no other waits")
    func longLetter() async throws {
        let (owner, other) = (try await node(), try await node())
        _ = try await owner.save([.new(record("a"))])
        #expect(try await other.post("too long", to: "a", limit: 9, octets: 3) == .posted)
        #expect(try await other.post("x", to: "a", limit: 9, octets: 3) == .full)
        await owner.close()
        await other.close()
    }

    @Test("a letter to all nodes reaches each other one that is alive")
    func lettersToNodes() async throws {
        let (first, second, third) = (try await node(), try await node(), try await node(lease: .milliseconds(50)))
        try await Task.sleep(for: .milliseconds(100))
        try await first.postToOtherNodes("hello")
        #expect(try await first.lettersToNode(limit: 9).isEmpty)
        #expect(try await third.lettersToNode(limit: 9).isEmpty)
        let letters = try await second.lettersToNode(limit: 9)
        #expect(letters.map(\.content) == ["hello"])
        #expect(try await second.discard(letters.map(\.number)) == letters.map(\.number))
        #expect(try await second.discard(letters.map(\.number)).isEmpty)
        #expect(try await second.lettersToNode(limit: 9).isEmpty)
        for node in [first, second, third] { await node.close() }
    }

    @Test("whoever follows a session hears of its changes, and its owner of letters")
    func news() async throws {
        let (owner, other) = (try await node(), try await node())
        #expect(try await owner.news() == [.anything])
        #expect(try await other.news() == [.anything])
        _ = try await owner.save([.new(record("a\u{0}ü")), .new(record("b"))])
        _ = try await other.claim("a\u{0}ü")
        _ = try await owner.save([.next("a\u{0}ü", after: 1), .next("b", after: 1)])
        #expect(try await other.news() == [.changed("a\u{0}ü")])
        #expect(try await owner.news().isEmpty)
        _ = try await other.post("letter", to: "b", limit: 9, octets: 9)
        #expect(try await owner.news() == [.letter("b")])
        #expect(try await other.news().isEmpty)
        _ = try await owner.save([.remove(id: "a\u{0}ü")])
        #expect(try await other.news() == [.changed("a\u{0}ü")])
        try await owner.postToOtherNodes("hello")
        #expect(try await other.news() == [.anything])
        await owner.close()
        await other.close()
    }

    @Test("sessions of nodes that are alive are neither woken nor removed by others")
    func othersSessions() async throws {
        let (owner, other) = (try await node(), try await node())
        _ = try await owner.save([.new(record("due", wakes: 0)), .new(record("old"))])
        #expect(try await owner.waking(by: moment(1), limit: 9) == ["due"])
        #expect(try await other.waking(by: moment(1), limit: 9).isEmpty)
        #expect(try await other.removeUnused(since: moment(1), limit: 9) == 0)
        await owner.close()
        #expect(try await other.waking(by: moment(1), limit: 9) == ["due"])
        #expect(try await other.removeUnused(since: moment(1), limit: 9) == 1)
        await other.close()
    }

    @Test("files that were uploaded at one node are at all, and go with their session")
    func uploads() async throws {
        let (first, second) = (try await node(), try await node())
        let file = File(name: "ü.png", type: "image/png", data: Data([0, 255, 10, 0]))
        await #expect(throws: StoreError.self) { try await first.keep(file, id: "f", of: "a") }
        _ = try await first.save([.new(record("a"))])
        try await first.keep(file, id: "f", of: "a")
        #expect(try await second.file("f") == UploadedFile(session: "a", file: file))
        #expect(try await second.file("g") == nil)
        _ = try await first.save([.remove(id: "a")])
        #expect(try await second.file("f") == nil)
        await first.close()
        await second.close()
    }

    @Test("all nodes have one key in common, also those that start later")
    func commonKey() async throws {
        let (first, second) = (try await node(), try await node())
        async let one = first.commonKey()
        async let two = second.commonKey()
        let key = try await one
        #expect(try await two == key)
        #expect(key.utf8.count >= 32 && key.utf8.count <= 64)
        await first.close()
        await second.close()
        let third = try await node()
        #expect(try await third.commonKey() == key)
        await third.close()
    }
}
