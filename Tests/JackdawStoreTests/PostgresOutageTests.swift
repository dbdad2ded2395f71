import JackdawCore
import Synchronization
import Testing

@testable import JackdawPostgres

@Suite("A PostgreSQL server that goes away", .enabled(if: TemporaryPostgres.isInstalled))
struct PostgresOutageTests {
    @Test("a connection that the server closed while nothing was going on is made anew unnoticed")
    func closedWhileIdle() async throws {
        let server = try await TemporaryPostgres.shared
        let schema = try server.makeSchema()
        let store = try PostgresStore(address: server.address(schema: schema, options: "&application_name=\(schema)"))
        try await store.open()
        for version in 1...3 {
            let ended = "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity"
            #expect(try server.execute("\(ended) WHERE application_name = '\(schema)'") == "4")
            #expect(try await store.save([change(version)]) == [true])
            #expect(try await store.load("a")?.record.version == version)
            // Who was not connected may have missed something.
            #expect(try await store.news() == [.anything])
            #expect(try await store.renewLease(for: .seconds(60)).isNew == (version == 1))
        }
        await store.close()
    }

    @Test("what reads is done again where the connection is lost meanwhile; what writes says that nobody knows")
    func closedWhileBusy() async throws {
        let server = try await TemporaryPostgres.shared
        let store = try PostgresStore(address: server.address(schema: try server.makeSchema()))
        try await store.open()
        let ended = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE pid ="
        let one = Statement(nil, "SELECT 1::bigint")
        let pid = Statement(nil, "SELECT pg_backend_pid()::bigint")
        let attempts = Atomic(0)
        let answer = try await store.reader.run(isRepeatable: true) { link throws(StoreError) in
            let backend = try link.exchange([pid()])[0].integer(0, 0)
            if attempts.add(1, ordering: .relaxed).newValue == 1 { _ = try? server.execute("\(ended) \(backend)") }
            return try link.exchange([one()])[0].integer(0, 0)
        }
        #expect(answer == 1)
        #expect(attempts.load(ordering: .relaxed) == 2)

        let error = try await #require(throws: StoreError.self) {
            try await store.writer.run(isRepeatable: false) { link throws(StoreError) in
                let backend = try link.exchange([pid()])[0].integer(0, 0)
                _ = try? server.execute("\(ended) \(backend)")
                _ = try link.exchange([one()])
            }
        }
        #expect(error.kind == .unavailable)
        #expect(error.description.hasSuffix("Whether what was being written was carried out is not known."))
        await store.close()
    }

    @Test("a server that does not answer is given up")
    func silent() async throws {
        let server = try await TemporaryPostgres.shared
        let store = try PostgresStore(address: server.address(schema: try server.makeSchema()))
        try await store.open()
        let error = try await #require(throws: StoreError.self) {
            try await store.writer.run(isRepeatable: false) { link throws(StoreError) in
                _ = try link.exchange([Statement(nil, "SELECT pg_sleep(60)")()], patience: .milliseconds(100))
            }
        }
        #expect(error.kind == .unavailable)
        #expect(error.description.contains("has not answered"))
        await store.close()
    }

    @Test("a server that crashes and comes back is used again, and has all that was said to be saved")
    func crash() async throws {
        let server = try await TemporaryPostgres(isDurable: true)
        let store = try PostgresStore(address: server.address())
        try await store.open()
        let saving = Task {
            var version = 0
            while true {
                do {
                    guard try await store.save([change(version + 1)]) == [true] else {
                        Issue.record("nobody else changes the session")
                        return version
                    }
                    version += 1
                } catch {
                    #expect((error as? StoreError)?.kind == .unavailable)
                    return version
                }
            }
        }
        try await Task.sleep(for: .milliseconds(300))
        try await server.stop()
        let saved = await saving.value
        #expect(saved > 0)

        for _ in 0..<2 {
            let read = try await #require(throws: StoreError.self) { try await store.load("a") }
            #expect(read.kind == .unavailable)
            let write = try await #require(throws: StoreError.self) { try await store.save([.remove(id: "a")]) }
            #expect(write.kind == .unavailable)
        }

        try await server.start()
        var stored: StoredSession?
        for _ in 0..<100 where stored == nil {
            stored = try? await store.load("a")
            try await Task.sleep(for: .milliseconds(50))
        }
        let session = try #require(stored)
        // The last one may have been committed though its answer was lost.
        #expect((saved...saved + 1).contains(session.record.version))
        #expect(session.frames.map(\.sequence) == Array(1...session.record.version))
        let next = change(session.record.version + 1)
        #expect(try await store.save([next]) == [true])
        await store.close()
        try await server.stop()
    }

    @Test("before it is opened and after it was closed, a store says so; it can be opened again")
    func closed() async throws {
        let server = try await TemporaryPostgres.shared
        let store = try PostgresStore(address: server.address(schema: try server.makeSchema()))
        for _ in 0..<2 {
            let error = try await #require(throws: StoreError.self) { try await store.load("a") }
            #expect(error.description.contains("open()"))
            try await store.open()
            #expect(try await store.load("a") == nil)
            await store.close()
        }
    }

    /// The change of a session to that version, with a frame of the same number.
    private func change(_ version: Int) -> SessionChange {
        .put(record("a", version: version), basis: version - 1, adding: frames(version...version), oldestFrame: 0)
    }
}
