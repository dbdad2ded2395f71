public import JackdawCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension PostgresStore {
    /// Carries out changes in one transaction and one round trip.
    ///
    /// - Returns: Whether each change was carried out; false where the session had another version.
    /// - Throws: ``/JackdawCore/StoreError``: `.unavailable` also when the connection was lost before the answer to the
    ///   commit came. Then nobody knows whether the changes were carried out. Saving them again is safe: where they had
    ///   been, their versions do not fit any more and the result is false; ``load(_:)`` shows whose change is there.
    public func save(_ changes: [SessionChange]) async throws -> [Bool] {
        guard !changes.isEmpty else { return [] }
        // Every process locks the sessions it changes in this order: none waits for one that waits for it. Changes of
        // the same session stay in their own.
        let order = changes.indices.sorted { (changes[$0].id, $0) < (changes[$1].id, $1) }
        var commands = [Statement.begin()]
        var puts: [(change: Int, command: Int)] = []
        for index in order {
            switch changes[index] {
            case .put(let record, let basis, let frames, let oldestFrame, let letters):
                puts.append((index, commands.count))
                commands.append(put(record, basis, frames, oldestFrame, letters))
            case .remove(let id):
                commands.append(Self.remove(id, node.id))
                commands += Self.removeRest([id])
            }
        }
        commands.append(Statement.commit())
        let rows = try await writer.run(isRepeatable: false) { [commands] link throws(StoreError) in
            try link.exchange(commands).map(\.rows.count)
        }
        var carriedOut = Array(repeating: true, count: changes.count)
        for put in puts { carriedOut[put.change] = rows[put.command] > 0 }
        return carriedOut
    }

    /// Removes sessions that have not been used since a date and that nothing is to be done for.
    public func removeUnused(since date: Date, limit: Int) async throws -> Int {
        try await writer.run(isRepeatable: false) { [node] link throws(StoreError) in
            let removed = try link.exchange([Statement.begin(), Self.removeUnused(date.milliseconds, limit, node.id)])[
                1
            ]
            let ids = try removed.rows.map { row throws(StoreError) in try removed.text(row, 0) }
            _ = try link.exchange(Self.removeRest(ids) + [Statement.commit()])
            return ids.count
        }
    }

    private func put(
        _ record: StoredSession.Record,
        _ basis: Int,
        _ frames: [StoredSession.Frame],
        _ oldestFrame: Int,
        _ letters: [Int]
    ) -> Command {
        var command = (basis == 0 ? Self.insert : Self.update).with(record, frames)
        command.add(node.id)
        if basis == 0 {
            command.add(node.hasJoined ? node.id : nil)
        } else {
            command.add(basis)
            command.add(oldestFrame)
            command.add(letters)
        }
        return command
    }
}

extension Statement {
    /// With what is put there as the first ten values.
    fileprivate func with(_ record: StoredSession.Record, _ frames: [StoredSession.Frame]) -> Command {
        var command = self(record.id, record.version, record.user, record.name, record.state)
        command.add(record.lastActive.milliseconds)
        command.add(record.wakes?.milliseconds)
        command.add(record.content)
        command.add(frames.map(\.sequence))
        command.add(frames.map(\.content))
        return command
    }
}

extension PostgresStore {
    /// Adds the frames of a session that `put` put there, and says by a row whether it did.
    private static let addFrames = """
        added AS (
            INSERT INTO jackdaw_frames (session, sequence, content)
            SELECT put.id, frame.* FROM put, unnest($9::bigint[], $10::bytea[]) AS frame
        )
        SELECT CASE WHEN followed > \(Statement.now) THEN \(Statement.notice("changed", by: "$11")) END FROM put
        """

    private static let insert = Statement(
        "insert",
        """
        WITH put AS (
            INSERT INTO jackdaw_sessions (id, version, user_id, name, state, last_active, wakes, content, owner)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $12) ON CONFLICT DO NOTHING RETURNING id, followed
        ), \(addFrames)
        """
    )
    private static let update = Statement(
        "update",
        """
        WITH put AS (
            UPDATE jackdaw_sessions
            SET version = $2, user_id = $3, name = $4, state = $5, last_active = $6, wakes = $7, content = $8
            WHERE id = $1 AND version = $12 RETURNING id, followed
        ), forgotten AS (
            DELETE FROM jackdaw_frames USING put WHERE session = put.id AND sequence < $13
        ), answered AS (
            DELETE FROM jackdaw_letters USING put WHERE number = ANY ($14)
        ), \(addFrames)
        """
    )
    // What another node has claimed meanwhile is not this one's to remove.
    private static let remove = Statement(
        "remove",
        """
        WITH removed AS (
            DELETE FROM jackdaw_sessions WHERE id = $1 AND (owner = $2 OR \(Statement.isFree(for: "$2"))) RETURNING id, followed
        )
        SELECT CASE WHEN followed > \(Statement.now) THEN \(Statement.notice("changed", by: "$2")) END FROM removed
        """
    )
    // An array, because a subquery could be carried out, and limited, more than once. What is locked is in use.
    private static let removeUnused = Statement(
        "remove_unused",
        """
        DELETE FROM jackdaw_sessions WHERE id = ANY (ARRAY(
            SELECT id FROM jackdaw_sessions WHERE wakes IS NULL AND last_active < $1 AND \(Statement.isFree(for: "$3"))
            ORDER BY last_active LIMIT $2 FOR UPDATE SKIP LOCKED
        )) RETURNING id
        """
    )
    // After the sessions and by itself: so it also sees what another process committed while removing the session had
    // to wait for it, and nothing can be added after that.
    private static let rest = ["frames", "letters", "uploads"].map { table in
        Statement(
            "remove_\(table)",
            """
            DELETE FROM jackdaw_\(table) WHERE session = ANY ($1)
            AND NOT EXISTS (SELECT FROM jackdaw_sessions WHERE jackdaw_sessions.id = session)
            """
        )
    }

    /// Removes what belongs to sessions that are gone.
    private static func removeRest(_ ids: [String]) -> [Command] { rest.map { $0(ids) } }
}
