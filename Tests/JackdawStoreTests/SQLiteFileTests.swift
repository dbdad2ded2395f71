import Foundation
import GRDB
import JackdawCore
import JackdawSQLite
import Testing

@Suite("files that are no SQLite store")
struct SQLiteFileTests {
    @Test("a file of a newer version is refused, and not changed")
    func newer() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/bot.db"
            try await makeFilledStore(path)
            try makeDatabase(path, "PRAGMA user_version = 99")
            let before = try contents(path)
            let error = try await SQLiteStore(path: path).openingError()
            let after = try contents(path)
            #expect(error.kind == .newer)
            #expect(error.description.contains("its format is 99, and this version knows those up to 2"), "\(error)")
            #expect(after == before)
        }
    }

    @Test(
        "a database of another program is refused, and not changed",
        arguments: [
            "CREATE TABLE mine (value)", "PRAGMA application_id = 7", "PRAGMA user_version = 1",
            "PRAGMA journal_mode = WAL; CREATE TABLE mine (value)",
            "CREATE TABLE sessions (id); CREATE TABLE frames (id)",
        ]
    )
    func foreign(sql: String) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/other.db"
            try makeDatabase(path, sql)
            let before = try contents(path)
            let error = try await SQLiteStore(path: path).openingError()
            let after = try contents(path)
            #expect(error.kind == .misconfigured)
            #expect(error.description.contains("is a database of another program: name another file"), "\(error)")
            #expect(after == before)
        }
    }

    @Test("what is no database is refused, and not changed", arguments: [4, 100, 5_000, 100_000])
    func noDatabase(octets: Int) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/notes.txt"
            let text = Data(repeating: UInt8(ascii: "n"), count: octets)
            try write(text, path)
            let error = try await SQLiteStore(path: path).openingError()
            let after = try contents(path)
            let found = try names(in: folder)
            #expect(error.kind == .damaged)
            #expect(error.description.contains("restore a back-up; nothing was changed"), "\(error)")
            #expect(after == text)
            #expect(found == ["notes.txt"])
        }
    }

    @Test("a file that is cut off is damaged", arguments: [100, 4_096, 4_100, 40_960, 100_000])
    func truncated(octets: Int) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/bot.db"
            try await makeFilledStore(path)
            let short = try contents(path).prefix(octets)
            try #require(short.count == octets)
            try write(short, path)
            let error = try await SQLiteStore(path: path).openingError()
            let after = try contents(path)
            #expect(error.kind == .damaged)
            #expect(error.description.contains(path) && error.description.contains("restore a back-up"), "\(error)")
            #expect(after == short)
        }
    }

    @Test("pages that are overwritten are damaged", arguments: [0.0, 0.25, 0.5, 0.75])
    func overwritten(part: Double) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/bot.db"
            try await makeFilledStore(path)
            var data = try contents(path)
            let pages = data.count / 4_096
            let start = Int(Double(pages) * part) * 4_096
            let end = min(start + pages / 4 * 4_096, data.count)
            data.replaceSubrange(start..<end, with: Data(repeating: 0xA5, count: end - start))
            try write(data, path)
            let error = try #require(await SQLiteStore(path: path).readingError())
            #expect(error.kind == .damaged)
            #expect(error.description.contains("restore a back-up"), "\(error)")
        }
    }

    @Test("a text that is not UTF-8 is damaged")
    func invalidText() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/bot.db"
            try await makeFilledStore(path)
            try makeDatabase(path, "UPDATE sessions SET content = CAST(x'7BFF7D' AS TEXT) WHERE id = '7'")
            let store = try SQLiteStore(path: path)
            try await store.open()
            let error = try await #require(throws: StoreError.self) { try await store.load("7") }
            let other = try await store.load("8")
            await store.close()
            #expect(error.kind == .damaged)
            #expect(error.description.contains("a text is not UTF-8"), "\(error)")
            #expect(other != nil)
        }
    }

    @Test("an empty file becomes a store, as does what a process left that was killed while making one")
    func beginnings() async throws {
        try await withTemporaryFolder { folder in
            try write(Data(), folder + "/empty.db")
            try makeDatabase(folder + "/begun.db", "PRAGMA journal_mode = WAL; CREATE TABLE t (a); DROP TABLE t")
            for name in ["/empty.db", "/begun.db"] {
                try await makeFilledStore(folder + name)
                let store = try SQLiteStore(path: folder + name)
                try await store.open()
                let ids = try await store.allIDs()
                await store.close()
                #expect(ids.count == 200)
            }
        }
    }

    @Test("a file of the first version is brought up to date with all that is in it")
    func firstVersion() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/bot.db"
            try makeDatabase(path, Self.firstVersion)
            let store = try SQLiteStore(path: path)
            try await store.open()
            let sessions = try await store.allSessions()
            let change = SessionChange.put(
                record("b", version: 3, user: "ann", content: "third"),
                basis: 2,
                adding: [.init(sequence: 3, content: "new")],
                oldestFrame: 2
            )
            let isChanged = try await store.save([change])
            let changed = try await store.load("b")
            let ofUser = try await store.sessions(ofUser: "ann", after: .start, limit: 10)
            let waking = try await store.waking(by: moment(100), limit: 10)
            await store.close()
            #expect(
                sessions == [
                    StoredSession(record: record("a", content: "first"), frames: []),
                    StoredSession(
                        record: record("b", version: 2, user: "ann", name: "trip", wakes: 5, content: "second"),
                        frames: [.init(sequence: 1, content: "one"), .init(sequence: 2, content: "two")]
                    ),
                ]
            )
            #expect(isChanged == [true])
            #expect(changed?.frames.map(\.content) == ["two", "new"])
            #expect(ofUser.map(\.version) == [3])
            #expect(waking.isEmpty)
        }
    }

    @Test("reading a file changes nothing, in use or not; an older one is refused")
    func reading() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/bot.db"
            try makeDatabase(path, Self.firstVersion)
            let old = try contents(path)
            let error = await #expect(throws: StoreError.self) { try await SQLiteStore(path: path).openForReading() }
            #expect(error?.description.contains("start the bot once") == true)
            #expect(try contents(path) == old)
            #expect(try names(in: folder) == ["bot.db"])

            let live = try SQLiteStore(path: path)
            try await live.open()
            let reader = try SQLiteStore(path: path)
            try await reader.openForReading()
            #expect(try await reader.countsByState() == ["waiting": 2])
            _ = try await live.save([.new(record("c", state: "asking"))])
            #expect(try await reader.countsByState() == ["waiting": 2, "asking": 1])
            await #expect(throws: StoreError.self) { try await reader.save([.new(record("d"))]) }
            await reader.close()
            #expect(try await live.allIDs() == ["a", "b", "c"])
            await live.close()
            try await reader.openForReading()
            #expect(try await reader.load("c") != nil)
            await reader.close()
            #expect(try names(in: folder) == ["bot.db"])
        }
    }

    /// A file as the first version made it.
    private static let firstVersion = """
        PRAGMA application_id = 0x4A6B6477;
        PRAGMA user_version = 1;
        CREATE TABLE sessions (
            id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, user TEXT, name TEXT, state TEXT NOT NULL,
            last_active INTEGER NOT NULL, wakes INTEGER, content TEXT NOT NULL
        ) STRICT;
        CREATE TABLE frames (
            session TEXT NOT NULL, sequence INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (session, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_of_users ON sessions (user, last_active) WHERE user IS NOT NULL;
        CREATE INDEX sessions_that_wake ON sessions (wakes) WHERE wakes IS NOT NULL;
        CREATE INDEX sessions_that_rest ON sessions (last_active) WHERE wakes IS NULL;
        INSERT INTO sessions VALUES
            ('b', 2, 'ann', 'trip', 'waiting', 1800000000000, 1800000000005, 'second'),
            ('a', 1, NULL, NULL, 'waiting', 1800000000000, NULL, 'first');
        INSERT INTO frames VALUES ('b', 2, 'two'), ('b', 1, 'one'), ('gone', 1, 'of no session');
        """
}
