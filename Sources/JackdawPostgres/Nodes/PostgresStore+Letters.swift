public import JackdawCore

extension PostgresStore {
    /// Leaves a letter for whoever owns a session.
    public func post(_ content: String, to id: String, limit: Int) async throws -> Posting {
        try await writer.run(isRepeatable: false) { [node] link throws(StoreError) in
            let result = try link.exchange([Self.post(id, content, limit, node.id)])[0]
            guard try result.integer(0, 0) > 0 else { return .nobody }
            return try result.integer(0, 1) > 0 ? .posted : .full
        }
    }

    /// Leaves a letter for each other node that is alive.
    public func postToOtherNodes(_ content: String) async throws {
        _ = try await write([Self.postToNodes(content, node.id)])
    }

    /// The letters for this node and for sessions that it owns.
    public func letters(limit: Int) async throws -> [StoredLetter] {
        try await read(Self.letters(node.id, limit), Self.readLetter)
    }

    /// The letters for a session.
    public func letters(to id: String, limit: Int) async throws -> [StoredLetter] {
        try await read(Self.lettersToSession(id, limit), Self.readLetter)
    }

    /// Removes letters.
    public func discard(_ letters: [Int]) async throws -> [Int] {
        try await writer.run(isRepeatable: false) { link throws(StoreError) in
            let result = try link.exchange([Self.discard(letters)])[0]
            return try result.rows.map { row throws(StoreError) in try result.integer(row, 0) }
        }
    }

    /// The sessions with letters that no living node owns.
    public func orphans(limit: Int) async throws -> [String] {
        try await read(Self.orphans(limit, node.id)) { row, result throws(StoreError) in try result.text(row, 0) }
    }

    private static func readLetter(_ row: Int, of result: QueryResult) throws(StoreError) -> StoredLetter {
        StoredLetter(
            number: try result.integer(row, 0),
            session: try result.optionalText(row, 1),
            content: try result.text(row, 2)
        )
    }
}

extension PostgresStore {
    // The lock keeps the session from being removed before the letter is there to be removed with it.
    private static let post = Statement(
        "post",
        """
        WITH addressee AS (
            SELECT id FROM jackdaw_sessions WHERE id = $1 FOR KEY SHARE
        ), posted AS (
            INSERT INTO jackdaw_letters (session, content) SELECT id, $2::bytea FROM addressee
            WHERE (SELECT count(*) FROM jackdaw_letters WHERE session = $1) < $3 RETURNING session AS id
        )
        SELECT (SELECT count(*) FROM addressee), (SELECT count(*) FROM posted),
            (SELECT \(Statement.notice("letter", by: "$4")) FROM posted)
        """
    )
    private static let postToNodes = Statement(
        "post_to_nodes",
        """
        WITH posted AS (
            INSERT INTO jackdaw_letters (node, content) SELECT id, $1::bytea FROM jackdaw_nodes
            WHERE id <> $2 AND expires > \(Statement.now) RETURNING number
        )
        SELECT pg_notify('\(Statement.channel)', convert_from($2, 'UTF8') || ' letter ')::text
        WHERE EXISTS (SELECT FROM posted)
        """
    )
    private static let letterSQL = "SELECT number, session, content FROM jackdaw_letters"
    private static let letters = Statement(
        "letters",
        letterSQL + """
             WHERE node = $1
            OR EXISTS (SELECT FROM jackdaw_sessions WHERE id = session AND owner = $1) ORDER BY number LIMIT $2
            """
    )
    private static let lettersToSession = Statement(
        "letters_to_session",
        letterSQL + " WHERE session = $1 ORDER BY number LIMIT $2"
    )
    private static let discard = Statement(
        "discard",
        "DELETE FROM jackdaw_letters WHERE number = ANY ($1) RETURNING number"
    )
    private static let orphans = Statement(
        "orphans",
        """
        SELECT id FROM jackdaw_sessions
        WHERE id IN (SELECT session FROM jackdaw_letters WHERE session IS NOT NULL) AND \(Statement.isFree(for: "$2")) LIMIT $1
        """
    )
}
