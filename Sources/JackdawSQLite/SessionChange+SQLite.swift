internal import GRDB
internal import JackdawCore

extension SessionChange {
    /// Carries the change out, in the transaction that is open.
    ///
    /// - Returns: False where the version was another.
    func carryOut(in database: Database) throws -> Bool {
        switch self {
        case .put(let record, let basis, let frames, let oldestFrame, _):
            let number = try basis == 0 ? record.insert(in: database) : record.replace(basis, in: database)
            guard let number else { return false }
            // The numbers of frames begin with 1.
            if oldestFrame > 1 {
                try database.run("DELETE FROM frames WHERE session = ? AND sequence < ?", [number, oldestFrame])
            }
            for frame in frames { try frame.put(session: number, in: database) }
        case .remove(let id):
            for sql in Self.removal { try database.run(sql, [id.argument]) }
        }
        return true
    }

    private static let removal = [
        "DELETE FROM frames WHERE session = (SELECT number FROM sessions WHERE id = CAST(? AS TEXT))",
        "DELETE FROM sessions WHERE id = CAST(? AS TEXT)",
    ]
}

extension StoredSession.Record {
    /// In the order in which they are read and written.
    static let columns = "id, version, user, name, state, last_active, wakes, content"

    private var arguments: StatementArguments {
        [
            id.argument, version, user?.argument, name?.argument, state.argument, lastActive.milliseconds,
            wakes?.milliseconds, content.argument,
        ]
    }

    /// - Returns: The number of the new row; nil where there is one of the id.
    fileprivate func insert(in database: Database) throws -> Int64? {
        try database.run(Self.insertion, arguments)
        return database.changesCount == 1 ? database.lastInsertedRowID : nil
    }

    /// Replaces a version of the record by this one.
    ///
    /// - Returns: The number of its row; nil where there is another version, or none.
    fileprivate func replace(_ basis: Int, in database: Database) throws -> Int64? {
        let rarelyChanged: StatementArguments = [
            id.argument, basis, user?.argument, name?.argument, lastActive.milliseconds, wakes?.milliseconds,
        ]
        let found = try database.values(Self.search, rarelyChanged) { row in
            (number: try row.decode(Int64.self, atIndex: 0), isShort: try row.decode(Bool.self, atIndex: 1))
        }
        guard let found = found.first else { return nil }
        if found.isShort {
            try database.run(Self.shortUpdate, [found.number, version, state.argument, content.argument])
        } else {
            try database.run(Self.update, arguments + [found.number])
        }
        return found.number
    }

    private static let insertion = """
        INSERT INTO sessions (\(columns))
        VALUES (CAST(?1 AS TEXT), ?2, CAST(?3 AS TEXT), CAST(?4 AS TEXT), CAST(?5 AS TEXT), ?6, ?7, CAST(?8 AS TEXT))
        ON CONFLICT DO NOTHING
        """

    /// Also tells whether all that the short update leaves out stays as it is.
    private static let search = """
        SELECT number,
            user IS CAST(?3 AS TEXT) AND name IS CAST(?4 AS TEXT) AND last_active = ?5 AND wakes IS ?6
        FROM sessions WHERE id = CAST(?1 AS TEXT) AND version = ?2
        """

    private static let update = """
        UPDATE sessions
        SET id = CAST(?1 AS TEXT), version = ?2, user = CAST(?3 AS TEXT), name = CAST(?4 AS TEXT),
            state = CAST(?5 AS TEXT), last_active = ?6, wakes = ?7, content = CAST(?8 AS TEXT)
        WHERE number = ?9
        """

    /// For most changes: SQLite writes the indices of all columns that it is told to set, whether they change or not.
    private static let shortUpdate = """
        UPDATE sessions SET version = ?2, state = CAST(?3 AS TEXT), content = CAST(?4 AS TEXT) WHERE number = ?1
        """
}

extension StoredSession.Frame {
    fileprivate func put(session: Int64, in database: Database) throws {
        try database.run(Self.addition, [session, sequence, content.argument])
    }

    private static let addition = """
        INSERT INTO frames (session, sequence, content) VALUES (?, ?, CAST(? AS TEXT))
        ON CONFLICT (session, sequence) DO UPDATE SET content = excluded.content
        """
}

extension Database {
    fileprivate func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
