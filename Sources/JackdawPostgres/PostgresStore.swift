public import JackdawCore
public import Logging

/// Keeps conversations in a PostgreSQL database.
///
/// Several processes may use it at once (``/JackdawCore/SharedStore``). Each has four connections to it: one that reads,
/// one that writes, one that hears of what others do, and one that keeps its lease, which are made anew when they were lost.
///
/// ```swift
/// bot.use(store: try PostgresStore(address: "postgres://bot@db.example.org/bot?sslmode=verify-full"))
/// ```
public final class PostgresStore: AddressedStore, SharedStore {
    /// `postgres` and `postgresql`.
    public static let schemes = ["postgres", "postgresql"]

    let reader: Connection
    let writer: Connection
    let listener: Connection
    /// Renews the lease, behind nothing else.
    let keeper: Connection
    /// Names this process among those that share the database.
    let node = NodeName()

    /// The store in a database.
    ///
    /// - Parameters:
    ///   - address: A connection URI of libpq (section 34.1.1.2 of PostgreSQL's manual). What it does not say is taken
    ///     from the environment (`PGHOST`, `PGUSER` …), and the password from `~/.pgpass`.
    ///   - logger: Is told when a connection was lost, and when there is one again.
    /// - Throws: ``/JackdawCore/StoreError`` when the address is malformed. It never quotes the password.
    public init(address: String, logger: Logger) throws {
        let settings = try ConnectionSettings(address: address)
        reader = Connection(settings, logger: logger)
        writer = Connection(settings, logger: logger)
        listener = Connection(settings, logger: logger)
        keeper = Connection(settings, greeting: [Self.showLife(node.id)], logger: logger)
    }

    /// The store in a database.
    ///
    /// - Parameter address: A connection URI of libpq (section 34.1.1.2 of PostgreSQL's manual). What it does not say
    ///   is taken from the environment (`PGHOST`, `PGUSER` …), and the password from `~/.pgpass`.
    /// - Throws: ``/JackdawCore/StoreError`` when the address is malformed. It never quotes the password.
    public convenience init(address: String) throws {
        try self.init(address: address, logger: Logger(label: "jackdaw.postgres"))
    }

    /// Connects, and makes the tables or brings older ones up to date.
    ///
    /// - Throws: ``/JackdawCore/StoreError``: `.unavailable` when the server cannot be reached, `.misconfigured` when it
    ///   does not let the user in or the user may not make tables, `.newer` when the tables are of a newer version.
    public func open() async throws {
        do {
            try await writer.open()
            try await writer.run(isRepeatable: false, Schema.bringUpToDate)
            try await reader.open()
            try await listener.open()
            try await keeper.open()
        } catch {
            await close()
            throw error
        }
    }

    /// Connects to tables that are there, to read them.
    ///
    /// - Throws: ``/JackdawCore/StoreError`` as ``open()``, and when there are no tables or older ones.
    public func openForReading() async throws {
        do {
            try await reader.open()
            try await reader.run(isRepeatable: true, Schema.requireThisVersion)
        } catch {
            await close()
            throw error
        }
    }

    /// Closes all connections, after what they are busy with.
    ///
    /// What the node owned, others can claim at once.
    public func close() async {
        if node.hasJoined { try? await leave() }
        await writer.close()
        await reader.close()
        await listener.close()
        await keeper.close()
    }
}
