import JackdawCore
import JackdawPostgres
import Testing

@Suite("Addresses of PostgreSQL databases")
struct PostgresAddressTests {
    @Test(
        "are libpq's connection URIs",
        arguments: [
            "postgres://bot@localhost/bot", "postgresql://bot:pass%40word%2F@localhost:5432/bot?sslmode=require",
            "postgres:///bot?host=/var/run/postgresql", "postgres://one,two:5433/bot", "postgres://[::1]/bot",
            "postgres://", "postgres://bot@localhost/bot?application_name=a@b",
        ]
    )
    func valid(address: String) throws {
        _ = try PostgresStore(address: address)
    }

    @Test(
        "are refused when malformed, without telling the password",
        arguments: [
            ("postgres://bot:s3cret%zz@localhost/bot", "%25 for %"),
            ("postgres://bot:s3/cret@localhost/bot", "%2F for /"),
            ("postgres://bot:12/s3cret@localhost/bot", "%2F for /"),
            ("postgres://bot:s3@cret@localhost/bot", "%40 for @"),
            ("postgres://bot:x?s3cret/@localhost/bot", "%2F for /"),
            ("postgres://bot:s3cret@localhost:http/bot", "port is no number"),
            ("postgres://bot:s3cret@localhost:65536/bot", "port is no number"),
            ("postgres://bot:s3cret@[::1/bot", "]"),
            ("postgres://bot:s3cret@localhost/bot?nonsense=1", "nonsense"),
            ("postgres://localhost/bot?password=s3cret&nonsense=1", "nonsense"),
            ("postgres://localhost/bot?password=s3cret%zz", "%25 for %"),
            ("postgres:bot", "does not begin with postgres://"),
            ("sqlite:bot.db", "does not begin with postgres://"),
        ]
    )
    func malformed(address: String, problem: String) throws {
        let error = try #require(throws: StoreError.self) { try PostgresStore(address: address) }
        #expect(error.kind == .misconfigured)
        #expect(error.description.contains(problem))
        for secret in ["s3", "cret", "12"] {
            #expect(!error.description.replacing("5432", with: "").contains(secret))
        }
    }

    @Test("name both schemes")
    func schemes() {
        #expect(PostgresStore.schemes == ["postgres", "postgresql"])
    }
}
