public import Foundation
internal import GRDB
public import JackdawCore

extension SQLiteStore {
    /// What is kept of a session; nil where there is none of that id.
    public func load(_ id: String) async throws -> StoredSession? {
        try await read { database in
            let sessions = try database.values(SQLiteQuery.session, [id.argument], StoredSession.Record.init)
            guard let record = sessions.first else { return nil }
            let frames = try database.values(SQLiteQuery.frames, [id.argument], StoredSession.Frame.init)
            return StoredSession(record: record, frames: frames)
        }
    }

    /// Carries out the changes whose versions fit, in one transaction that is on the disk once this returns.
    public func save(_ changes: [SessionChange]) async throws -> [Bool] {
        guard !changes.isEmpty else { return [] }
        return try await write { database in try changes.map { try $0.carryOut(in: database) } }
    }

    /// The sessions that something is to be done for by then, the most urgent first.
    public func waking(by date: Date, limit: Int) async throws -> [String] {
        try await read { try $0.ids(SQLiteQuery.waking, [date.milliseconds, limit]) }
    }

    /// The sessions of a user, the one used latest first.
    public func sessions(
        ofUser user: String,
        after cursor: ConversationCursor,
        limit: Int
    ) async throws -> [StoredSession.Record] {
        try await read { database in
            try database.values(
                SQLiteQuery.ofUser,
                [user.argument, cursor.lastActive.milliseconds, cursor.id.argument, limit],
                StoredSession.Record.init
            )
        }
    }

    /// The ids of sessions in ascending order of their octets, after one of them.
    public func ids(after id: String?, limit: Int) async throws -> [String] {
        try await read { database in
            guard let id else { return try database.ids(SQLiteQuery.firstIDs, [limit]) }
            return try database.ids(SQLiteQuery.idsAfter, [id.argument, limit])
        }
    }

    /// How many sessions are in each state.
    public func countsByState() async throws -> [String: Int] {
        try await read { database in
            let counts = try database.values(SQLiteQuery.countsByState, []) { row in
                (try row.text(0), try row.decode(Int.self, atIndex: 1))
            }
            return Dictionary(counts, uniquingKeysWith: +)
        }
    }

    /// Removes sessions that have not been used since a date and that nothing is to be done for.
    ///
    /// The room that they took is used again; the file does not become smaller.
    public func removeUnused(since date: Date, limit: Int) async throws -> Int {
        try await write { database in
            let ids = try database.ids(SQLiteQuery.unused, [date.milliseconds, limit])
            for id in ids { _ = try SessionChange.remove(id: id).carryOut(in: database) }
            return ids.count
        }
    }
}
