public import JackdawCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension PostgresStore {
    /// What is kept of a session; nil where there is none of that id.
    public func load(_ id: String) async throws -> StoredSession? {
        try await load(id, framesAfter: .min)
    }

    /// What is kept of a session, with the frames after one of them; nil where there is none of that id.
    public func load(_ id: String, framesAfter sequence: Int) async throws -> StoredSession? {
        try await reader.run(isRepeatable: true) { link throws(StoreError) in
            let results = try link.exchange(Self.snapshot(id, framesAfter: sequence))
            guard !results[1].rows.isEmpty else { return nil }
            return try Self.readSession(results[1], results[2])
        }
    }

    /// Asks for a session as it was at one moment, though it is in two tables: another process may be changing them.
    static func snapshot(_ id: String, framesAfter sequence: Int = .min) -> [Command] {
        [Statement.beginSnapshot(), record(id), frames(id, sequence), Statement.commit()]
    }

    static func readSession(_ record: QueryResult, _ frames: QueryResult) throws(StoreError) -> StoredSession {
        StoredSession(
            record: try readRecord(0, of: record),
            frames: try frames.rows.map { row throws(StoreError) in
                StoredSession.Frame(sequence: try frames.integer(row, 0), content: try frames.text(row, 1))
            }
        )
    }

    /// The sessions that something is to be done for by then.
    public func waking(by date: Date, limit: Int) async throws -> [String] {
        try await read(Self.waking(date.milliseconds, limit, node.id)) { row, result throws(StoreError) in
            try result.text(row, 0)
        }
    }

    /// The sessions of a user, the one used latest first.
    public func sessions(
        ofUser user: String,
        after cursor: ConversationCursor,
        limit: Int
    ) async throws -> [StoredSession.Record] {
        try await read(Self.ofUser(user, cursor.lastActive.milliseconds, cursor.id, limit), Self.readRecord)
    }

    /// The ids after one of them.
    public func ids(after id: String?, limit: Int) async throws -> [String] {
        try await read(id.map { Self.idsAfter($0, limit) } ?? Self.firstIDs(limit)) { row, result throws(StoreError) in
            try result.text(row, 0)
        }
    }

    /// How many sessions are in each state.
    public func countsByState() async throws -> [String: Int] {
        let counts = try await read(Self.counts()) { row, result throws(StoreError) in
            (state: try result.text(row, 0), count: try result.integer(row, 1))
        }
        // States are told apart by their octets there, and by their characters here.
        return Dictionary(counts.map { ($0.state, $0.count) }, uniquingKeysWith: +)
    }

    func read<Value: Sendable>(
        _ command: Command,
        _ value: @Sendable (_ row: Int, _ result: QueryResult) throws(StoreError) -> Value
    ) async throws -> [Value] {
        try await reader.run(isRepeatable: true) { link throws(StoreError) in
            let result = try link.exchange([command])[0]
            return try result.rows.map { row throws(StoreError) in try value(row, result) }
        }
    }

    private static func readRecord(_ row: Int, of result: QueryResult) throws(StoreError) -> StoredSession.Record {
        StoredSession.Record(
            id: try result.text(row, 0),
            version: try result.integer(row, 1),
            user: try result.optionalText(row, 2),
            name: try result.optionalText(row, 3),
            state: try result.text(row, 4),
            lastActive: Date(milliseconds: try result.integer(row, 5)),
            wakes: try result.optionalInteger(row, 6).map(Date.init(milliseconds:)),
            content: try result.text(row, 7)
        )
    }
}

extension PostgresStore {
    private static let recordSQL =
        "SELECT id, version, user_id, name, state, last_active, wakes, content, owner FROM jackdaw_sessions"

    private static let record = Statement("record", recordSQL + " WHERE id = $1")
    private static let frames = Statement(
        "frames",
        "SELECT sequence, content FROM jackdaw_frames WHERE session = $1 AND sequence > $2 ORDER BY sequence"
    )
    private static let ofUser = Statement(
        "of_user",
        recordSQL + " WHERE user_id = $1 AND (last_active, id) < ($2, $3) ORDER BY last_active DESC, id DESC LIMIT $4"
    )
    private static let waking = Statement(
        "waking",
        """
        SELECT id FROM jackdaw_sessions WHERE wakes <= $1 AND (owner = $3 OR \(Statement.isFree(for: "$3")))
        ORDER BY wakes LIMIT $2
        """
    )
    private static let firstIDs = Statement("first_ids", "SELECT id FROM jackdaw_sessions ORDER BY id LIMIT $1")
    private static let idsAfter = Statement(
        "ids_after",
        "SELECT id FROM jackdaw_sessions WHERE id > $1 ORDER BY id LIMIT $2"
    )
    private static let counts = Statement("counts", "SELECT state, count(*) FROM jackdaw_sessions GROUP BY state")
}
