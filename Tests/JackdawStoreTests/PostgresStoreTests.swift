import Foundation
import JackdawCore
import JackdawPostgres
import Testing

@Suite("Conversations in PostgreSQL", .enabled(if: TemporaryPostgres.isInstalled))
struct PostgresStoreTests {
    let server: TemporaryPostgres
    let schema: String

    init() async throws {
        server = try await TemporaryPostgres.shared
        schema = try server.makeSchema()
    }

    func opened() async throws -> PostgresStore {
        let store = try PostgresStore(address: server.address(schema: schema))
        try await store.open()
        return store
    }

    @Test("strings with U+0000, of any script and of a megabyte come back whole")
    func wholeStrings() async throws {
        let store = try await opened()
        let long = String(repeating: "ab\u{0}ü😀", count: 130_000)
        let record = record("id\u{0}ü", user: "us\u{0}er", name: "", state: "st\u{0}ate", content: long)
        let frames = [StoredSession.Frame(sequence: 1, content: ""), StoredSession.Frame(sequence: 2, content: long)]
        #expect(try await store.save([.new(record, frames: frames)]) == [true])
        #expect(try await store.load(record.id) == StoredSession(record: record, frames: frames))
        #expect(try await store.sessions(ofUser: "us\u{0}er", after: .start, limit: 9) == [record])
        #expect(try await store.countsByState() == ["st\u{0}ate": 1])
        await store.close()
    }

    @Test("a user's name may be of any length")
    func longUser() async throws {
        let store = try await opened()
        // Random, because the server compresses what repeats itself.
        let user = (0..<1_000).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
        #expect(try await store.save([.new(record("a", user: user))]) == [true])
        #expect(try await store.sessions(ofUser: user, after: .start, limit: 9).map(\.id) == ["a"])
        await store.close()
    }

    @Test("results are in the order of the changes, whatever their order by id")
    func resultsInOrder() async throws {
        let store = try await opened()
        let results = try await store.save([
            .new(record("b"), frames: frames(1...1)),
            .next("a", after: 7),
            .put(record("b", version: 2), basis: 1, adding: frames(2...3), oldestFrame: 2),
            .remove(id: "c"),
            .next("b", after: 1),
            .new(record("a")),
        ])
        #expect(results == [true, false, true, true, false, true])
        #expect(try await store.load("b") == StoredSession(record: record("b", version: 2), frames: frames(2...3)))
        await store.close()
    }

    @Test("of two stores that change the same sessions at the same time, one wins each, and neither waits for ever")
    func twoStores() async throws {
        let stores = [try await opened(), try await opened()]
        let ids = (0..<50).map { "session\($0)" }
        let change = { (id: String, version: Int, winner: String) in
            let record = record(id, version: version, content: winner)
            return SessionChange.put(record, basis: version - 1, adding: frames(version...version), oldestFrame: 0)
        }
        for version in 1...10 {
            let first = ids.map { change($0, version, "0") }
            let second = ids.reversed().map { change($0, version, "1") }
            async let left = stores[0].save(first)
            async let right = stores[1].save(second)
            let (won, lost) = try await (left, Array(right.reversed()))
            #expect(zip(won, lost).allSatisfy { $0 != $1 })
            for (id, won) in zip(ids, won) {
                let stored = try await stores[1].load(id)
                #expect(stored?.record.content == (won ? "0" : "1"))
                #expect(stored?.frames.map(\.sequence) == Array(1...version))
            }
        }
        for store in stores { await store.close() }
    }

    @Test("sessions that are removed while others change them leave no frames behind")
    func removedWhileChanged() async throws {
        let stores = [try await opened(), try await opened()]
        for _ in 0..<40 {
            _ = try await stores[0].save((0..<10).map { .new(record("s\($0)"), frames: frames(1...1)) })
            async let changed = stores[0].save((0..<10).map { .next("s\($0)", after: 1, adding: frames(2...2)) })
            async let removed = stores[1].save((0..<5).map { .remove(id: "s\($0)") })
            async let unused = stores[1].removeUnused(since: .distantFuture, limit: 4)
            _ = try await (changed, removed, unused)
        }
        let orphans = "FROM \(schema).jackdaw_frames WHERE session NOT IN (SELECT id FROM \(schema).jackdaw_sessions)"
        #expect(try server.execute("SELECT count(*) \(orphans)") == "0")
        for store in stores { await store.close() }
    }

    @Test("what is saved is durable, also where the server's default is to be fast")
    func durable() async throws {
        let options = "%20-csynchronous_commit%3Doff%20-cdefault_transaction_isolation%3Dserializable"
        let store = try PostgresStore(address: server.address(schema: schema, options: options))
        try await store.open()
        try server.execute(
            """
            CREATE TABLE \(schema).seen (value text);
            CREATE FUNCTION \(schema).see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO seen VALUES
                    (current_setting('synchronous_commit') || ', ' || current_setting('transaction_isolation'));
                RETURN NULL;
            END $$;
            CREATE TRIGGER see AFTER INSERT ON \(schema).jackdaw_sessions EXECUTE FUNCTION \(schema).see();
            """
        )
        _ = try await store.save([.new(record("a"))])
        #expect(try server.execute("SELECT value FROM \(schema).seen") == "on, read committed")
        await store.close()
    }

    @Test("there is no date that is too far away")
    func farDates() async throws {
        let store = try await opened()
        var far = record("far")
        far.lastActive = Date(timeIntervalSince1970: -.greatestFiniteMagnitude)
        far.wakes = Date(timeIntervalSince1970: .greatestFiniteMagnitude)
        #expect(try await store.save([.new(far), .new(record("near", wakes: 0))]) == [true, true])
        #expect(try await store.waking(by: .distantFuture, limit: 9) == ["near"])
        await store.close()
    }
}
