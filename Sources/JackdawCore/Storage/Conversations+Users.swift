import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Conversations {
    /// The conversations of a user, in memory and in the store, the one used latest first.
    ///
    /// One in which the user has said nothing yet is none.
    ///
    /// - Parameters:
    ///   - user: The user, as sessions name it.
    ///   - cursor: Only those after this place: the ``ConversationSummary/cursor`` of the last one before.
    ///   - limit: The most that are wanted.
    /// - Throws: ``StoreError`` when the store cannot be read, ``PreparationError``.
    public func conversations(
        ofUser user: String,
        after cursor: ConversationCursor = .start,
        limit: Int = 100
    ) async throws -> [ConversationSummary] {
        let stored = try await stored(ofUser: user, after: cursor, limit: limit).map { record in
            ConversationSummary(
                id: record.id,
                name: record.name,
                lastActive: record.lastActive,
                lastText: SessionContent.lastText(of: record)
            )
        }
        // Looked at after the store: one that has come to life meanwhile would be in neither.
        let living = living(ofUser: user).compactMap(\.session.summary).filter { cursor.precedes($0.cursor) }
        return Array((living + stored).sorted { $0.cursor.precedes($1.cursor) }.prefix(max(limit, 0)))
    }

    /// Ends a conversation of a user and removes it, from memory and from the store.
    ///
    /// - Returns: Whether the user had one of that id. It is gone once this returns.
    /// - Throws: ``StoreError`` when the store cannot be read, or the bot ended before it could be written;
    ///   ``PreparationError``.
    @discardableResult
    public func removeConversation(_ id: String, ofUser user: String) async throws -> Bool {
        let engine = try prepare()
        if let session = try await ownSession(id, engine) {
            guard session.isOf(user) else { return false }
            session.end()
        } else {
            guard let writer = engine.writer, !writer.removals.contains(id) else { return false }
            try await writer.open()
            guard let stored = try await writer.store.load(id), stored.record.isOf(user) else { return false }
            try await remove(id, of: user, engine, writer)
        }
        try await engine.writer?.removals.finish(id)
        return true
    }

    /// Ends all conversations of a user and removes them, from memory and from the store.
    ///
    /// - Throws: ``StoreError`` when the store cannot be read, or the bot ended before it could be written;
    ///   ``PreparationError``.
    public func removeConversations(ofUser user: String) async throws {
        let engine = try prepare()
        var ids: [String] = []
        for session in registry.all where session.isOf(user) {
            guard let session = try await ownSession(session.id, engine), session.isOf(user) else { continue }
            session.end()
            ids.append(session.id)
        }
        guard let writer = engine.writer else { return }
        try await writer.open()
        let stored = try await writer.store.sessions(ofUser: user, after: .start, limit: .max)
        for record in stored where record.isOf(user) {
            // One that has become another's is stored as that soon.
            if let living = session(record.id), !living.isEnded, !living.isOf(user) { continue }
            if !writer.removals.contains(record.id) { try await remove(record.id, of: user, engine, writer) }
            ids.append(record.id)
        }
        for id in ids { try await writer.removals.finish(id) }
    }

    /// The session of that id if it is in memory and this process is sure to own it.
    private func ownSession(_ id: String, _ engine: ConversationEngine) async throws -> Session? {
        guard let session = session(id), !session.isEnded, !session.isFollower else { return nil }
        return try await upToDate(session, engine)
    }

    /// Removes a stored session, and ends what has come to life of it in this moment.
    private func remove(
        _ id: String,
        of user: String,
        _ engine: ConversationEngine,
        _ writer: SessionWriter
    ) async throws {
        if let nodes = engine.nodes, try await nodes.store.claim(id)?.isOwn == false {
            return try await removeElsewhere(id, nodes, engine)
        }
        writer.remove(id)
        if let session = session(id), session.isOf(user) { session.end() }
    }

    /// The sessions of a user that are alive, and when each was last used.
    func living(ofUser user: String) -> [(id: String, session: Session, lastActive: Date)] {
        registry.all.filter { $0.isOf(user) && !$0.isEnded }.map { session in
            (session.id, session, session.core.withLock { $0.lastActiveDate(session.engine.clock) })
        }
    }

    /// What the store has of a user's sessions that are not alive, the one used latest first.
    func stored(
        ofUser user: String,
        after cursor: ConversationCursor = .start,
        limit: Int
    ) async throws -> [StoredSession.Record] {
        guard let writer = try prepare().writer, limit > 0 else { return [] }
        try await writer.open()
        // Of those that are alive the store knows an earlier state: so many more are asked for.
        let (wanted, isTooMany) = limit.addingReportingOverflow(living(ofUser: user).count)
        let limit = isTooMany ? .max : wanted
        return try await writer.store.sessions(ofUser: user, after: cursor, limit: limit).filter { record in
            (session(record.id)?.isEnded ?? true) && !writer.removals.contains(record.id) && record.isOf(user)
        }
    }
}

extension Session {
    /// Whether the session belongs to a user, compared octet by octet as stores do.
    func isOf(_ user: String) -> Bool { self.user?.utf8.elementsEqual(user.utf8) ?? false }
}

extension StoredSession.Record {
    func isOf(_ user: String) -> Bool { self.user?.utf8.elementsEqual(user.utf8) ?? false }
}

extension SessionContent {
    /// The beginning of what was last said in words; nil where it cannot be read.
    static func lastText(of record: StoredSession.Record) -> String? {
        (try? JSONParser.parse(record.content, maximumDepth: maximumDepth))?["lastText"]?.stringValue
    }
}
