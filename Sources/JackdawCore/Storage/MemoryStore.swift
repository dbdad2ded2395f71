import Synchronization

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Keeps conversations for as long as the store itself is kept: for tests of what happens after a restart.
public final class MemoryStore: SessionStore {
    private let sessions = Mutex<[String: StoredSession]>([:])

    /// An empty store.
    public init() {}

    /// Does nothing: it is always open.
    public func open() async throws {}

    /// What is kept of a session.
    public func load(_ id: String) async throws -> StoredSession? {
        sessions.withLock { $0[id] }
    }

    /// Carries out the changes whose versions fit.
    public func save(_ changes: [SessionChange]) async throws -> [Bool] {
        sessions.withLock { sessions in
            changes.map { change in
                switch change {
                case .put(let record, let basis, let frames, let oldest, _):
                    guard sessions[record.id]?.record.version ?? 0 == basis else { return false }
                    let kept = sessions[record.id]?.frames.filter { $0.sequence >= oldest } ?? []
                    sessions[record.id] = StoredSession(record: record, frames: kept + frames)
                case .remove(let id):
                    sessions[id] = nil
                }
                return true
            }
        }
    }

    /// The sessions that something is to be done for by then.
    public func waking(by date: Date, limit: Int) async throws -> [String] {
        let waking = records.compactMap { record in record.wakes.map { (wakes: $0, id: record.id) } }
        return waking.filter { $0.wakes <= date }.sorted { $0.wakes < $1.wakes }.prefix(limit).map(\.id)
    }

    /// The sessions of a user, the one used latest first.
    public func sessions(
        ofUser user: String,
        after cursor: ConversationCursor,
        limit: Int
    ) async throws -> [StoredSession.Record] {
        let found = records.filter { $0.isOf(user) && cursor.precedes($0.cursor) }
        return Array(found.sorted { $0.cursor.precedes($1.cursor) }.prefix(limit))
    }

    /// The ids after one of them.
    public func ids(after id: String?, limit: Int) async throws -> [String] {
        let ids = records.map(\.id).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard let id else { return Array(ids.prefix(limit)) }
        return Array(ids.filter { id.utf8.lexicographicallyPrecedes($0.utf8) }.prefix(limit))
    }

    /// How many sessions are in each state.
    public func countsByState() async throws -> [String: Int] {
        records.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    }

    /// Removes sessions that have not been used since a date and that nothing is to be done for.
    public func removeUnused(since date: Date, limit: Int) async throws -> Int {
        sessions.withLock { sessions in
            let unused = sessions.values.map(\.record).filter { $0.wakes == nil && $0.lastActive < date }.prefix(limit)
            for record in unused { sessions[record.id] = nil }
            return unused.count
        }
    }

    /// Does nothing: what was saved stays.
    public func close() async {}

    private var records: [StoredSession.Record] { sessions.withLock { $0.values.map(\.record) } }
}
