import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A store that opens and then answers nothing.
struct UnreadableStore: SessionStore {
    private static let trouble = StoreError(.unavailable, "no answer")

    func open() async throws {}
    func load(_ id: String) async throws -> StoredSession? { throw Self.trouble }
    func save(_ changes: [SessionChange]) async throws -> [Bool] { throw Self.trouble }
    func waking(by date: Date, limit: Int) async throws -> [String] { throw Self.trouble }
    func sessions(
        ofUser user: String,
        after cursor: ConversationCursor,
        limit: Int
    ) async throws -> [StoredSession.Record] { throw Self.trouble }
    func ids(after id: String?, limit: Int) async throws -> [String] { throw Self.trouble }
    func countsByState() async throws -> [String: Int] { throw Self.trouble }
    func removeUnused(since date: Date, limit: Int) async throws -> Int { throw Self.trouble }
    func close() async {}
}
