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
            #expect(error.description.contains("its format is 99, and this version knows those up to 1"), "\(error)")
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
}
