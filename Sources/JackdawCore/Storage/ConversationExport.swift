import Synchronization

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Everything that is kept of one conversation, for its user.
public struct ConversationExport: Sendable, Hashable, Identifiable {
    /// The id of the session.
    public var id: String
    /// The user, where one is known.
    public var user: String?
    /// The name of the session.
    public var name: String?
    /// The name of the state that the conversation is in.
    public var state: String
    /// When it was last used.
    public var lastActive: Date
    /// The values of variables that were set; one that is not `Codable` as JSON is left out.
    public var variables: JSONObject
    /// The values of parameters that were filled.
    public var parameters: JSONObject
    /// Everything that was said, oldest first.
    public var history: [HistoryEntry]
}

/// Everything that is kept of a user, one conversation after the other: each is read when it is asked for.
///
/// ```swift
/// for try await conversation in try await bot.conversations.export(ofUser: "alice") {
///     print(conversation.id, conversation.history.count)
/// }
/// ```
public struct ConversationExports: AsyncSequence, Sendable {
    fileprivate let conversations: Conversations
    fileprivate let user: String
    fileprivate let ids: [String]

    /// Reads one conversation after the other.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let conversations: Conversations
        fileprivate let user: String
        fileprivate var ids: ArraySlice<String>

        /// The next conversation; one that was removed meanwhile is left out.
        ///
        /// - Throws: ``StoreError`` when it cannot be read.
        public mutating func next() async throws -> ConversationExport? {
            while let id = ids.popFirst() {
                if let export = try await conversations.export(id, ofUser: user) { return export }
            }
            return nil
        }
    }

    /// Reads them from the beginning.
    public func makeAsyncIterator() -> Iterator {
        Iterator(conversations: conversations, user: user, ids: ids[...])
    }
}

extension Conversations {
    /// Everything that is kept of a user: all conversations, in memory and in the store, the one used latest first.
    ///
    /// - Throws: ``StoreError`` when the store cannot be read, ``PreparationError``.
    public func export(ofUser user: String) async throws -> ConversationExports {
        var ids = try await stored(ofUser: user, limit: .max).map { (id: $0.id, lastActive: $0.lastActive) }
        // Looked at after the store: one that has come to life meanwhile would be in neither.
        ids += living(ofUser: user).map { ($0.id, $0.lastActive) }
        ids.sort { $0.lastActive > $1.lastActive }
        return ConversationExports(conversations: self, user: user, ids: ids.map(\.id))
    }

    /// Everything that is kept of one of a user's conversations; nil where the user has none of that id.
    ///
    /// A stored conversation is read and not woken.
    ///
    /// - Throws: ``StoreError`` when the store cannot be read, ``PreparationError``.
    public func export(_ id: String, ofUser user: String) async throws -> ConversationExport? {
        let engine = try prepare()
        if let session = session(id), !session.isEnded { return session.isOf(user) ? session.export : nil }
        guard let writer = engine.writer, !writer.removals.contains(id) else { return nil }
        try await writer.open()
        guard let stored = try await writer.store.load(id), stored.record.isOf(user) else { return nil }
        return try ConversationExport(ReadSession(stored, engine), limits: engine.limits)
    }
}

extension ConversationExport {
    /// What a store has of a session.
    init(_ stored: ReadSession, limits: ConversationLimits) {
        let journal = Journal(restoring: stored.frames, sequence: stored.content.sequence, limits: limits)
        self.init(
            id: stored.record.id,
            user: stored.record.user,
            name: stored.record.name,
            state: stored.content.machine.state,
            lastActive: stored.record.lastActive,
            variables: JSONObject(stored.content.variables.sorted { $0.key < $1.key }),
            parameters: JSONObject(
                stored.content.parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }
            ),
            history: journal.history
        )
    }
}

extension Session {
    /// Everything that is kept of the session.
    var export: ConversationExport {
        let core = core.withLock { $0 }
        return ConversationExport(
            id: id,
            user: core.user,
            name: core.name,
            state: core.machine.state,
            lastActive: core.lastActiveDate(engine.clock),
            variables: JSONObject(
                core.variables.sorted { $0.key < $1.key }.compactMap { name, value in
                    (try? JSONValue(encoding: value)).map { (name, $0) }
                }
            ),
            parameters: JSONObject(
                core.parameters.sorted { $0.key < $1.key }.compactMap { name, value in
                    (try? value.stored).map { (name, $0.json) }
                }
            ),
            history: core.journal.history
        )
    }
}

extension SessionContent.ParameterValue {
    fileprivate var json: JSONValue {
        switch self {
        case .found(let value): value.json
        case .set(let json): json
        }
    }
}
