internal import GRDB
internal import JackdawCore

extension SessionChange {
    /// Carries the change out, in the transaction that is open.
    ///
    /// - Returns: False where the version was another.
    func carryOut(in database: Database) throws -> Bool {
        switch self {
        case .put(let record, let basis, let frames, let oldestFrame, _):
            let statement = try database.cachedStatement(sql: basis == 0 ? Self.insertion : Self.update)
            try statement.execute(arguments: basis == 0 ? record.arguments : record.arguments + [basis])
            guard database.changesCount == 1 else { return false }
            if basis > 0 {
                try database.cachedStatement(sql: "DELETE FROM frames WHERE session = CAST(? AS TEXT) AND sequence < ?")
                    .execute(arguments: [record.id.argument, oldestFrame])
            }
            guard !frames.isEmpty else { return true }
            let addition = try database.cachedStatement(sql: Self.addition)
            for frame in frames {
                try addition.execute(arguments: [record.id.argument, frame.sequence, frame.content.argument])
            }
        case .remove(let id):
            for sql in Self.removal {
                try database.cachedStatement(sql: sql).execute(arguments: [id.argument])
            }
        }
        return true
    }

    private static let insertion = """
        INSERT INTO sessions (\(StoredSession.Record.columns))
        VALUES (CAST(?1 AS TEXT), ?2, CAST(?3 AS TEXT), CAST(?4 AS TEXT), CAST(?5 AS TEXT), ?6, ?7, CAST(?8 AS TEXT))
        ON CONFLICT DO NOTHING
        """

    private static let update = """
        UPDATE sessions
        SET version = ?2, user = CAST(?3 AS TEXT), name = CAST(?4 AS TEXT), state = CAST(?5 AS TEXT), last_active = ?6,
            wakes = ?7, content = CAST(?8 AS TEXT)
        WHERE id = CAST(?1 AS TEXT) AND version = ?9
        """

    private static let addition = """
        INSERT INTO frames (session, sequence, content) VALUES (CAST(?1 AS TEXT), ?2, CAST(?3 AS TEXT))
        ON CONFLICT DO UPDATE SET content = excluded.content
        """

    private static let removal = [
        "DELETE FROM sessions WHERE id = CAST(? AS TEXT)", "DELETE FROM frames WHERE session = CAST(? AS TEXT)",
    ]
}

extension StoredSession.Record {
    /// In the order in which they are read and written.
    static let columns = "id, version, user, name, state, last_active, wakes, content"

    fileprivate var arguments: StatementArguments {
        [
            id.argument, version, user?.argument, name?.argument, state.argument, lastActive.milliseconds,
            wakes?.milliseconds, content.argument,
        ]
    }
}
