import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A store in memory that does some things otherwise than the one that it wraps, and the rest alike.
protocol WrappedStore: SessionStore {
    var inner: MemoryStore { get }
}

extension WrappedStore {
    func open() async throws {}
    func load(_ id: String) async throws -> StoredSession? { try await inner.load(id) }
    func save(_ changes: [SessionChange]) async throws -> [Bool] { try await inner.save(changes) }
    func waking(by date: Date, limit: Int) async throws -> [String] { try await inner.waking(by: date, limit: limit) }

    func sessions(
        ofUser user: String,
        after cursor: ConversationCursor,
        limit: Int
    ) async throws -> [StoredSession.Record] {
        try await inner.sessions(ofUser: user, after: cursor, limit: limit)
    }

    func ids(after id: String?, limit: Int) async throws -> [String] { try await inner.ids(after: id, limit: limit) }
    func countsByState() async throws -> [String: Int] { try await inner.countsByState() }

    func removeUnused(since date: Date, limit: Int) async throws -> Int {
        try await inner.removeUnused(since: date, limit: limit)
    }

    func close() async {}
}
