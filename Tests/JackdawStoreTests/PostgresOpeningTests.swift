import JackdawCore
import JackdawPostgres
import Testing

@Suite("Opening a PostgreSQL database", .enabled(if: TemporaryPostgres.isInstalled))
struct PostgresOpeningTests {
    let server: TemporaryPostgres

    init() async throws {
        server = try await TemporaryPostgres.shared
    }

    private func refusal(_ address: String) async throws -> StoreError {
        let store = try PostgresStore(address: address)
        let error = try await #require(throws: StoreError.self) { try await store.open() }
        #expect(!error.description.contains("wr0ng"))
        #expect(!error.description.contains(TemporaryPostgres.password))
        return error
    }

    @Test("nobody there: unavailable, with the place")
    func unreachable() async throws {
        let port = try freePort()
        let error = try await refusal("postgres://bot:wr0ng@127.0.0.1:\(port)/bot")
        #expect(error.kind == .unavailable)
        #expect(error.description.hasPrefix("PostgreSQL at 127.0.0.1:\(port)/bot cannot be reached"))
        #expect(error.description.contains("connections? Check that it runs"))
    }

    @Test("a wrong password: misconfigured, without telling it")
    func wrongPassword() async throws {
        let error = try await refusal(server.address(password: "wr0ng"))
        #expect(error.kind == .misconfigured)
        #expect(error.description.contains("password authentication failed for user \"tester\""))
    }

    @Test("no such database: misconfigured, with its name")
    func missingDatabase() async throws {
        let error = try await refusal(server.address(database: "nowhere"))
        #expect(error.kind == .misconfigured)
        #expect(error.description.contains("\"nowhere\" does not exist"))
    }

    @Test("no such schema: misconfigured, with what to do")
    func missingSchema() async throws {
        let error = try await refusal(server.address(schema: "nowhere"))
        #expect(error.kind == .misconfigured)
        #expect(error.description.contains("CREATE SCHEMA"))
    }

    @Test("a user who may not make tables: misconfigured; once they are there, who may use them needs no more")
    func noRights() async throws {
        let schema = try server.makeSchema()
        let user = "user_of_\(schema)"
        try server.execute("CREATE ROLE \(user) LOGIN PASSWORD 's3cret'; GRANT USAGE ON SCHEMA \(schema) TO \(user)")
        let error = try await refusal(server.address(user: user, schema: schema))
        #expect(error.kind == .misconfigured)
        #expect(error.description.contains("permission denied"))

        let owner = try PostgresStore(address: server.address(schema: schema))
        try await owner.open()
        await owner.close()
        let rights = "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema)"
        try server.execute("GRANT \(rights) TO \(user)")
        let store = try PostgresStore(address: server.address(user: user, schema: schema))
        try await store.open()
        #expect(try await store.save([.new(record("a"))]) == [true])
        await store.close()
    }

    @Test("a server that cannot be written to is not taken, unless the address says so")
    func readOnly() async throws {
        let schema = try server.makeSchema()
        let user = "user_of_\(schema)"
        try server.execute(
            """
            CREATE ROLE \(user) LOGIN PASSWORD 's3cret'; GRANT ALL ON SCHEMA \(schema) TO \(user);
            ALTER ROLE \(user) SET default_transaction_read_only = on;
            """
        )
        let error = try await refusal(server.address(user: user, schema: schema))
        #expect(error.description.contains("session is read-only"))
        let address = server.address(user: user, schema: schema, options: "&target_session_attrs=any")
        let store = try PostgresStore(address: address)
        try await store.open()
        #expect(try await store.save([.new(record("a"))]) == [true])
        await store.close()
    }

    @Test("several that start at once make the tables once")
    func atOnce() async throws {
        let schema = try server.makeSchema()
        let stores = try (0..<8).map { _ in try PostgresStore(address: server.address(schema: schema)) }
        try await withThrowingTaskGroup { group in
            for store in stores { group.addTask { try await store.open() } }
            try await group.waitForAll()
        }
        #expect(try server.execute("SELECT version FROM \(schema).jackdaw_schema") == "1")
        #expect(try await stores[0].save([.new(record("a"))]) == [true])
        #expect(try await stores[7].load("a")?.record.version == 1)
        for store in stores { await store.close() }
    }

    @Test("tables of a newer version are refused, and left as they are")
    func newer() async throws {
        let schema = try server.makeSchema()
        try server.execute(
            "CREATE TABLE \(schema).jackdaw_schema AS SELECT 7 AS version; CREATE TABLE \(schema).jackdaw_sessions ()"
        )
        let error = try await refusal(server.address(schema: schema))
        #expect(error.kind == .newer)
        #expect(error.description.contains("of version 7"))
        let tables = "SELECT tablename FROM pg_tables WHERE schemaname = '\(schema)' ORDER BY tablename"
        #expect(try server.execute(tables) == "jackdaw_schema\njackdaw_sessions")
        #expect(try server.execute("SELECT version FROM \(schema).jackdaw_schema") == "7")
    }

    @Test("tables that were changed by others: damaged, and nothing half made is left")
    func changedTables() async throws {
        let schema = try server.makeSchema()
        try server.execute("CREATE TABLE \(schema).jackdaw_frames (foreign_column int)")
        let error = try await refusal(server.address(schema: schema))
        #expect(error.kind == .damaged)
        #expect(error.description.contains("\"jackdaw_frames\" already exists"))
        let tables = "SELECT tablename FROM pg_tables WHERE schemaname = '\(schema)'"
        #expect(try server.execute(tables) == "jackdaw_frames")
    }

    @Test("what is no text any more is told, not made up")
    func damagedRow() async throws {
        let schema = try server.makeSchema()
        let store = try PostgresStore(address: server.address(schema: schema))
        try await store.open()
        _ = try await store.save([.new(record("a")), .new(record("b"))])
        try server.execute("UPDATE \(schema).jackdaw_sessions SET content = '\\xff' WHERE id = 'a'")
        let error = try await #require(throws: StoreError.self) { try await store.load("a") }
        #expect(error.kind == .damaged)
        #expect(try await store.load("b")?.record.content == "{}")
        await store.close()
    }
}
