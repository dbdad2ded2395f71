import JackdawCore

/// The tables, in the first schema of the connection's `search_path`.
///
/// All that is text is `bytea`: PostgreSQL's `text` cannot hold U+0000, which JSON and what users type may contain, and
/// has the encoding of the database, which need not be able to express it. `bytea` gives back what it was given,
/// wherever the database came from, is in the order of the octets by itself (`text` would need `COLLATE "C"`), and is
/// compressed where it is long, just as `text` is. People read it with `convert_from(content, 'UTF8')`.
///
/// Points of time are milliseconds since 1970, which is what a record promises: nothing is rounded or depends on a time
/// zone.
enum Schema {
    /// What makes each version of the one before, from nothing on.
    ///
    /// None of them may be changed once it was released.
    private static let migrations: [[Statement]] = [
        [
            Statement(
                nil,
                """
                CREATE TABLE jackdaw_sessions (
                    id bytea PRIMARY KEY,
                    version bigint NOT NULL,
                    user_id bytea,
                    name bytea,
                    state bytea NOT NULL,
                    last_active bigint NOT NULL,
                    wakes bigint,
                    content bytea NOT NULL,
                    owner bytea,
                    followed bigint
                )
                """
            ),
            // A hash, because users' names may be longer than what an ordered index takes.
            Statement(nil, "CREATE INDEX jackdaw_sessions_user ON jackdaw_sessions USING hash (user_id)"),
            Statement(nil, "CREATE INDEX jackdaw_sessions_wakes ON jackdaw_sessions (wakes) WHERE wakes IS NOT NULL"),
            Statement(
                nil,
                "CREATE INDEX jackdaw_sessions_unused ON jackdaw_sessions (last_active) WHERE wakes IS NULL"
            ),
            // Without a foreign key: checking it took a quarter of the server's time for a change. What removes a session
            // removes its frames.
            Statement(
                nil,
                """
                CREATE TABLE jackdaw_frames (
                    session bytea NOT NULL,
                    sequence bigint NOT NULL,
                    content bytea NOT NULL,
                    PRIMARY KEY (session, sequence)
                )
                """
            ),
            Statement(
                nil,
                """
                CREATE TABLE jackdaw_nodes (
                    id bytea PRIMARY KEY,
                    since bigint NOT NULL,
                    lease bigint NOT NULL,
                    expires bigint NOT NULL
                )
                """
            ),
            Statement(
                nil,
                """
                CREATE TABLE jackdaw_letters (
                    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    session bytea,
                    node bytea,
                    content bytea NOT NULL
                )
                """
            ),
            Statement(nil, "CREATE TABLE jackdaw_key (key bytea NOT NULL)"),
            Statement(
                nil,
                """
                CREATE TABLE jackdaw_uploads (
                    id bytea PRIMARY KEY,
                    session bytea NOT NULL,
                    name bytea NOT NULL,
                    type bytea NOT NULL,
                    content bytea NOT NULL
                )
                """
            ),
            Statement(nil, "CREATE INDEX jackdaw_uploads_session ON jackdaw_uploads (session)"),
            Statement(nil, "CREATE INDEX jackdaw_letters_session ON jackdaw_letters (session)"),
            Statement(nil, "CREATE INDEX jackdaw_letters_node ON jackdaw_letters (node)"),
        ]
    ]

    /// Makes the tables, or brings older ones up to date.
    ///
    /// - Throws: ``StoreError``; then nothing was changed.
    static func bringUpToDate(_ link: Link) throws(StoreError) {
        // Of several that start at once one does it and the others wait, for as long as it may take with large tables.
        _ = try link.exchange([Statement.begin(), lock()], patience: .seconds(600))
        let current = try knownVersion(link)
        var commands: [Command] = []
        if current < migrations.count {
            if current == 0 { commands.append(makeVersion()) }
            commands += migrations[current...].joined().map { $0() }
            commands += [forgetVersion(), setVersion(migrations.count)]
        }
        _ = try link.exchange(commands + [Statement.commit()], patience: .seconds(600))
    }

    /// Makes sure that the tables are there, and need not be brought up to date.
    static func requireThisVersion(_ link: Link) throws(StoreError) {
        guard try knownVersion(link) == migrations.count else {
            throw StoreError(
                .misconfigured,
                "There are no tables in \(link.place), or older ones: start the bot once, which sees to them."
            )
        }
    }

    private static func knownVersion(_ link: Link) throws(StoreError) -> Int {
        let current = try version(link)
        guard current <= migrations.count else {
            throw StoreError(
                .newer,
                "The tables in \(link.place) are of version \(current), made by a newer version of Jackdaw; "
                    + "this one knows versions up to \(migrations.count). Use the newer one, or another schema."
            )
        }
        return current
    }

    /// The version of the tables; 0 where there are none.
    private static func version(_ link: Link) throws(StoreError) -> Int {
        guard try link.exchange([findVersion()])[0].integer(0, 0) > 0 else { return 0 }
        return try link.exchange([getVersion()])[0].integer(0, 0)
    }

    // The number is "jackdaw" in ASCII: nobody else will hit on it.
    private static let lock = Statement(nil, "SELECT pg_advisory_xact_lock(x'006a61636b646177'::bigint)")
    private static let findVersion = Statement(
        nil,
        "SELECT count(*) FROM pg_class WHERE oid = to_regclass('jackdaw_schema')"
    )
    private static let getVersion = Statement(nil, "SELECT coalesce(max(version), 0)::bigint FROM jackdaw_schema")
    private static let makeVersion = Statement(
        nil,
        "CREATE TABLE IF NOT EXISTS jackdaw_schema (version bigint NOT NULL)"
    )
    private static let forgetVersion = Statement(nil, "DELETE FROM jackdaw_schema")
    private static let setVersion = Statement(nil, "INSERT INTO jackdaw_schema (version) VALUES ($1)")
}
