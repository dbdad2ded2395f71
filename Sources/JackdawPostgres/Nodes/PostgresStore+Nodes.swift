public import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension PostgresStore {
    /// Joins the nodes that share the database, or renews the lease.
    public func renewLease(for duration: Duration) async throws -> NodeLease {
        let (now, isNew) = try await keeper.run(isRepeatable: true) { [node] link throws(StoreError) in
            let renewal = Self.renew(node.id, Int(duration / .milliseconds(1)))
            let result = try link.exchange([renewal, Self.buryNodes(node.id)])[0]
            return (try result.integer(0, 0), try result.integer(0, 1) == 0)
        }
        node.join()
        if isNew {
            _ = try await keeper.run(isRepeatable: true) { link throws(StoreError) in
                try link.exchange([Self.forgetNodes(), Self.forgetLetters()]).count
            }
        }
        return NodeLease(isNew: isNew, date: Date(milliseconds: now))
    }

    /// Leaves the nodes: what this one owned can be claimed at once.
    func leave() async throws {
        node.leave()
        _ = try await keeper.run(isRepeatable: true) { [node] link throws(StoreError) in
            try link.exchange([Self.removeNode(node.id)]).count
        }
    }

    /// Makes this node the owner of a session that no living node owns, or follows it.
    public func claim(_ id: String) async throws -> ClaimedSession? {
        try await reader.run(isRepeatable: true) { [node] link throws(StoreError) in
            let claim = [
                Statement.begin(), Self.limitWaiting(), Self.claim(id, node.id), Self.follow(id, node.id),
                Statement.commit(),
            ]
            let results = try link.exchange(claim + Self.snapshot(id))
            let record = results[claim.count + 1]
            guard !record.rows.isEmpty else { return nil }
            let stored = try Self.readSession(record, results[claim.count + 2])
            return ClaimedSession(stored, isOwn: try record.optionalText(0, 8) == node.id)
        }
    }

    /// Owns sessions no longer.
    public func release(_ ids: [String]) async throws {
        _ = try await write([Self.release(ids, node.id)])
    }

    /// How sessions stand.
    public func look(at ids: [String]) async throws -> [SharedSession] {
        _ = try await write([Self.followAll(ids, node.id)])
        return try await read(Self.look(ids, node.id), Self.readStanding)
    }

    static func readStanding(_ row: Int, of result: QueryResult) throws(StoreError) -> SharedSession {
        let owner = try result.integer(row, 2)
        return SharedSession(
            id: try result.text(row, 0),
            version: try result.integer(row, 1),
            owner: owner == 0 ? .nobody : owner == 1 ? .me : .another
        )
    }

    /// Waits for news for up to half a second.
    public func news() async throws -> [StoreNews] {
        let payloads = try await listener.run(isRepeatable: true) { link throws(StoreError) in
            try link.notifications(of: Statement.channel, patience: .milliseconds(500))
        }
        // Whoever did not listen until now may have missed something.
        guard let payloads else { return [.anything] }
        var told: Set<StoreNews> = []
        return payloads.compactMap { read($0) }.filter { told.insert($0).inserted }
    }

    private func read(_ payload: String) -> StoreNews? {
        let parts = payload.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] != node.id else { return nil }
        guard !parts[2].isEmpty, let id = String(hexadecimal: parts[2]) else { return .anything }
        return parts[1] == "letter" ? .letter(id) : .changed(id)
    }

    func write(_ commands: [Command]) async throws -> [Int] {
        try await writer.run(isRepeatable: false) { link throws(StoreError) in
            try link.exchange(commands).map(\.rows.count)
        }
    }
}

extension String {
    fileprivate init?(hexadecimal digits: Substring) {
        let digits = Array(digits.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        let octets = stride(from: 0, to: digits.count, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
        }
        guard octets.count == digits.count / 2 else { return nil }
        self.init(validating: octets, as: UTF8.self)
    }
}

extension PostgresStore {
    private static let renew = Statement(
        "renew",
        """
        WITH old AS (SELECT expires FROM jackdaw_nodes WHERE id = $1)
        INSERT INTO jackdaw_nodes AS node (id, since, lease, expires)
        VALUES ($1, \(Statement.now), $2, \(Statement.now) + $2)
        ON CONFLICT (id) DO UPDATE SET lease = excluded.lease, expires = excluded.expires,
            since = CASE WHEN node.expires > \(Statement.now) THEN node.since ELSE excluded.since END
        RETURNING \(Statement.now), (SELECT count(*) FROM old WHERE old.expires > \(Statement.now))
        """
    )
    /// Shows that the node is alive for as long as there is the connection: a lock that nobody wants, and that the server
    /// gives back once the process has died.
    static let showLife = Statement(nil, "SELECT pg_advisory_lock_shared(\(lock(of: "$1")))::text")

    // Who is connected no more, and did not renew its lease when that was due, has died: nobody waits for the rest of it.
    // Where the server or the network was away, all come back within that time; whoever is first waits as long, except
    // one that has just been started, which would have been with the others before.
    private static let buryNodes = Statement(
        "bury_nodes",
        """
        WITH buried AS (
            DELETE FROM jackdaw_nodes WHERE id IN (
                SELECT id FROM jackdaw_nodes WHERE id <> $1 AND expires > \(Statement.now)
                AND expires - lease + 1200 < \(Statement.now) FOR UPDATE SKIP LOCKED
            ) AND NOT EXISTS (
                SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1
                AND (classid::bigint << 32 | objid::bigint) = \(lock(of: "id"))
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            ) AND pg_postmaster_start_time() + interval '3 s' < clock_timestamp() AND (
                EXISTS (SELECT FROM jackdaw_nodes WHERE id = $1 AND since + 3000 > \(Statement.now)) OR EXISTS (
                    SELECT FROM pg_stat_activity WHERE pid = pg_backend_pid()
                    AND backend_start + interval '1.5 s' < clock_timestamp()
                )
            ) RETURNING id
        )
        SELECT \(Statement.noticeToAll)::text WHERE EXISTS (SELECT FROM buried)
        """
    )
    // Nodes are called by random hexadecimal digits; as many as a lock's number has room for.
    private static func lock(of node: String) -> String {
        "('x' || substr(convert_from(\(node), 'UTF8'), 1, 16))::bit(64)::bigint"
    }
    private static let removeNode = Statement(
        "remove_node",
        "WITH removed AS (DELETE FROM jackdaw_nodes WHERE id = $1) SELECT \(Statement.noticeToAll)::text"
    )
    // An hour after their end nobody asks for them any more.
    private static let forgetNodes = Statement(
        nil,
        "DELETE FROM jackdaw_nodes WHERE expires < \(Statement.now) - 3600000"
    )
    private static let forgetLetters = Statement(
        nil,
        """
        DELETE FROM jackdaw_letters WHERE node IS NOT NULL
        AND NOT EXISTS (SELECT FROM jackdaw_nodes WHERE jackdaw_nodes.id = node)
        """
    )

    // Whoever stopped in the middle of a change may hold its lock: that is not waited for.
    private static let limitWaiting = Statement("limit_waiting", "SELECT set_config('lock_timeout', '2s', true)")
    // The version is the fencing token: what the owner before was about to write does not fit any more.
    private static let claim = Statement(
        "claim",
        """
        WITH claimed AS (
            UPDATE jackdaw_sessions SET owner = $2, version = version + 1
            WHERE id = $1 AND owner IS DISTINCT FROM $2 AND \(Statement.isFree(for: "$2"))
            AND EXISTS (SELECT FROM jackdaw_nodes WHERE jackdaw_nodes.id = $2 AND expires > \(Statement.now))
            RETURNING id
        )
        SELECT \(Statement.notice("changed", by: "$2")) FROM claimed
        """
    )
    private static let release = Statement(
        "release",
        "UPDATE jackdaw_sessions SET owner = NULL WHERE owner = $2 AND id = ANY ($1)"
    )
    private static let follow = Statement(
        "follow",
        "UPDATE jackdaw_sessions SET followed = \(Statement.now) + 30000 WHERE id = $1 AND owner <> $2"
    )
    // What is being written is left for the next time: nobody waits for it while holding others.
    private static let followAll = Statement(
        "follow_all",
        """
        UPDATE jackdaw_sessions SET followed = \(Statement.now) + 30000 WHERE id IN (
            SELECT id FROM jackdaw_sessions WHERE id = ANY ($1) AND owner <> $2
            AND coalesce(followed, 0) < \(Statement.now) + 15000 FOR NO KEY UPDATE SKIP LOCKED
        )
        """
    )
    private static let look = Statement(
        "look",
        "SELECT id, version, \(standing(for: "$2")) FROM jackdaw_sessions WHERE id = ANY ($1)"
    )
    /// Whose a session is, as ``readStanding(_:of:)`` takes it.
    static func standing(for node: String) -> String {
        "CASE WHEN owner = \(node) THEN 1 WHEN \(Statement.isFree(for: node)) THEN 0 ELSE 2 END::bigint"
    }
}
