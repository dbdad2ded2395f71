import Foundation
import GRDB
import JackdawCore
import Testing

@testable import JackdawSQLite

@Suite("SQLite stores in use")
struct SQLiteStoreTests {
    private func withStore(
        maximumPages: Int? = nil,
        patience: Double = 5,
        _ body: (SQLiteStore, String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/bot.db"
            let store = try SQLiteStore(path: path, maximumPages: maximumPages, patience: patience)
            try await store.open()
            do {
                try await body(store, path)
            } catch {
                await store.close()
                throw error
            }
            await store.close()
        }
    }

    @Test("every transaction is on the disk before it is said to be saved")
    func durability() async throws {
        try await withStore { store, _ in
            let settings = try await store.write { database in
                try ["synchronous", "fullfsync", "journal_mode"].map {
                    try String.fetchOne(database, sql: "PRAGMA \($0)")
                }
            }
            // 2 is FULL (https://sqlite.org/pragma.html#pragma_synchronous).
            #expect(settings == ["2", "1", "wal"])
        }
    }

    @Test("what a killed process leaves has everything that was saved")
    func killed() async throws {
        try await withStore { store, path in
            for number in 1...20 { _ = try await store.save([.new(record("\(number)"), frames: frames(1...3))]) }
            let saved = try await store.allSessions()
            // As the files are at this moment, without closing anything; the index of the log is made anew.
            let copy = path + ".copy"
            for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + end, toPath: copy + end) }
            let second = try SQLiteStore(path: copy)
            try await second.open()
            let found = try await second.allSessions()
            await second.close()
            #expect(found == saved)
            #expect(found.count == 20)
        }
    }

    @Test("a full disk is told, nothing of what did not fit is kept, and the store goes on when there is room")
    func full() async throws {
        try await withStore(maximumPages: 100) { store, path in
            let text = String(repeating: "x", count: 10_000)
            var saved = 0
            let error = try await #require(throws: StoreError.self) {
                while saved < 100 {
                    _ = try await store.save((0..<5).map { .new(record("\(saved + $0)", content: text)) })
                    saved += 5
                }
            }
            #expect(error.kind == .unavailable)
            #expect(error.description.contains("there is no room for the session store \(path)"), "\(error)")
            let ids = try await store.allIDs()
            #expect(saved > 0 && ids.count == saved)

            _ = try await store.save(ids.map { .remove(id: $0) })
            let results = try await store.save([.new(record("new", content: text))])
            #expect(results == [true])
        }
    }

    @Test("a file that another program keeps locked is told after a while")
    func locked() async throws {
        try await withStore(patience: 0.05) { store, path in
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try await queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let error = try await #require(throws: StoreError.self) { try await store.save([.new(record("one"))]) }
            let ids = try await store.allIDs()
            try await queue.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
            try queue.close()
            let results = try await store.save([.new(record("one"))])
            #expect(error.kind == .unavailable)
            #expect(error.description.contains("another program keeps the session store \(path) locked"), "\(error)")
            #expect(ids.isEmpty)
            #expect(results == [true])
        }
    }

    @Test("a store that is not open, or not any more, says so")
    func closed() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder + "/bot.db")
            let before = try await #require(throws: StoreError.self) { try await store.load("one") }
            await store.close()
            try await store.open()
            try await store.open()
            _ = try await store.save([.new(record("one"))])
            await store.close()
            await store.close()
            let after = try await #require(throws: StoreError.self) { try await store.save([.new(record("two"))]) }
            try await store.open()
            let ids = try await store.allIDs()
            await store.close()
            #expect(before.kind == .unavailable && after.kind == .unavailable)
            #expect(before.description.contains("is not open"), "\(before)")
            #expect(ids == ["one"])
        }
    }

    @Test("closing waits for what is under way")
    func closingWhileUsed() async throws {
        try await withStore { store, _ in
            _ = try await store.save([.new(record("one"))])
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            if number.isMultiple(of: 2) { return try await store.load("one") != nil }
                            return try await store.save([.new(record("session \(number)"))]) == [true]
                        } catch {
                            // What came too late was told so.
                            return (error as? StoreError)?.kind == .unavailable
                        }
                    }
                }
                await store.close()
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count == 200 && outcomes.allSatisfy { $0 })
        }
    }

    @Test("what is looked for is found by an index")
    func indices() async throws {
        try await withStore { store, _ in
            let indices = [
                SQLiteQuery.session: "autoindex_sessions_1", SQLiteQuery.frames: "frames_of_sessions",
                SQLiteQuery.waking: "that_wake", SQLiteQuery.ofUser: "of_users", SQLiteQuery.unused: "that_rest",
                SQLiteQuery.firstIDs: "autoindex_sessions_1", SQLiteQuery.idsAfter: "autoindex_sessions_1",
            ]
            for (query, index) in indices {
                let plan = try await store.read { database in
                    let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN \(query)")
                    statement.setUncheckedArguments([1, 1])
                    return try Row.fetchAll(statement).map { $0["detail"] as String }
                }
                #expect(plan[0].contains(index), "\(query): \(plan)")
                // Only what was used in the same millisecond has to be sorted.
                let part = ["LAST TERM OF ORDER BY", "RIGHT PART OF ORDER BY"]
                let isSorted = plan.contains { step in step.contains("B-TREE") && !part.contains(where: step.contains) }
                let isSlow = plan.contains { $0.contains("SCAN") && !$0.contains("INDEX") } || isSorted
                #expect(!isSlow, "\(query): \(plan)")
            }
        }
    }
}
