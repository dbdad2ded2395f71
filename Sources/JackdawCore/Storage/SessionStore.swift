#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Where conversations are kept, so that they outlive the process.
///
/// ```swift
/// bot.use(store: try SQLiteStore(path: "bot.db"))
/// ```
///
/// A store knows nothing of bots: what it keeps of a session is a few columns to search by and a text that only the
/// engine reads. Every method may be called at any time between ``open()`` and ``close()``, also while another runs.
public protocol SessionStore: Sendable {
    /// Opens the store, and brings an older one up to date.
    ///
    /// - Throws: ``StoreError``, which says what to do: when the store cannot be reached, is damaged, or was made by a
    ///   newer version.
    func open() async throws

    /// What is kept of a session; nil where there is none of that id.
    func load(_ id: String) async throws -> StoredSession?

    /// Carries out changes in one transaction that is durable once this returns.
    ///
    /// Each change stands by itself: a ``SessionChange`` whose session has another version than the change was made for
    /// changes nothing and does not keep the others from being carried out.
    ///
    /// - Returns: Whether each change was carried out, in the order of the changes; false where the version was another.
    /// - Throws: ``StoreError`` when nothing was carried out, or nobody knows whether it was.
    func save(_ changes: [SessionChange]) async throws -> [Bool]

    /// The sessions that something is to be done for by then (``StoredSession/Record/wakes``), the most urgent first.
    func waking(by date: Date, limit: Int) async throws -> [String]

    /// The sessions of a user, the one used latest first (``ConversationCursor/precedes(_:)``).
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - cursor: Only those after this place.
    ///   - limit: The most that are wanted.
    func sessions(
        ofUser user: String,
        after cursor: ConversationCursor,
        limit: Int
    ) async throws -> [StoredSession.Record]

    /// The ids of sessions in ascending order of their octets, after one of them.
    func ids(after id: String?, limit: Int) async throws -> [String]

    /// How many sessions are in each state.
    func countsByState() async throws -> [String: Int]

    /// Removes sessions that have not been used since a date and that nothing is to be done for.
    ///
    /// - Returns: How many were removed; as many as the limit, when there may be more.
    func removeUnused(since date: Date, limit: Int) async throws -> Int

    /// Closes the store; what was saved is durable.
    func close() async
}
