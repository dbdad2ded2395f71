public import JackdawCore

extension PostgresStore {
    /// Leaves a letter for whoever owns a session.
    public func post(_ content: String, to id: String, limit: Int, octets: Int) async throws -> Posting {
        try await writer.run(isRepeatable: false) { [node] link throws(StoreError) in
            let result = try link.exchange([Self.post(id, content, limit, node.id, octets)])[0]
            guard try result.integer(0, 0) > 0 else { return .nobody }
            return try result.integer(0, 1) > 0 ? .posted : .full
        }
    }

    /// Leaves a letter for each other node that is alive.
    public func postToOtherNodes(_ content: String) async throws {
        _ = try await write([Self.postToNodes(content, node.id)])
    }

    /// How those sessions stand that letters wait for, and that this node owns or no living one.
    public func sessionsWithLetters(limit: Int) async throws -> [SharedSession] {
        try await read(Self.sessionsWithLetters(limit, node.id), Self.readStanding)
    }

    /// The letters for a session.
    public func letters(to id: String, limit: Int) async throws -> [StoredLetter] {
        try await read(Self.lettersToSession(id, limit), Self.readLetter)
    }

    /// The letters for this node.
    public func lettersToNode(limit: Int) async throws -> [StoredLetter] {
        try await read(Self.lettersToNode(node.id, limit), Self.readLetter)
    }

    /// Removes letters.
    public func discard(_ letters: [Int]) async throws -> [Int] {
        try await writer.run(isRepeatable: false) { link throws(StoreError) in
            let result = try link.exchange([Self.discard(letters)])[0]
            return try result.rows.map { row throws(StoreError) in try result.integer(row, 0) }
        }
    }

    private static func readLetter(_ row: Int, of result: QueryResult) throws(StoreError) -> StoredLetter {
        StoredLetter(number: try result.integer(row, 0), content: try result.text(row, 1))
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
            WHERE (
                SELECT count(*) < $3 AND coalesce(sum(length(content)), 0) < $5 FROM jackdaw_letters WHERE session = $1
            ) RETURNING session AS id
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
    // However many letters there seem to be, few sessions have any: each is looked up by its id. (`OFFSET 0` keeps the
    // server from turning that into a walk through all sessions.)
    private static let sessionsWithLetters = Statement(
        "sessions_with_letters",
        """
        SELECT id, version, standing FROM (
            SELECT DISTINCT session FROM jackdaw_letters WHERE session IS NOT NULL
        ) AS letter CROSS JOIN LATERAL (
            SELECT id, version, \(standing(for: "$2")) AS standing FROM jackdaw_sessions WHERE id = letter.session OFFSET 0
        ) AS addressee WHERE standing < 2 LIMIT $1
        """
    )
    private static let lettersToSession = Statement(
        "letters_to_session",
        "SELECT number, content FROM jackdaw_letters WHERE session = $1 ORDER BY number LIMIT $2"
    )
    private static let lettersToNode = Statement(
        "letters_to_node",
        "SELECT number, content FROM jackdaw_letters WHERE node = $1 ORDER BY number LIMIT $2"
    )
    private static let discard = Statement(
        "discard",
        "DELETE FROM jackdaw_letters WHERE number = ANY ($1) RETURNING number"
    )
}
