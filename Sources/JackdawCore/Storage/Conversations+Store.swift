import Logging
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Session {
    /// Whose the session is.
    package var owner: Conversations.Owner {
        Conversations.Owner(user: user, hasSecret: hasSecret) { self.proves($0) }
    }
}

extension Conversations {
    /// The session of that id: from memory, else from the store, where it goes on as it was left.
    ///
    /// - Returns: nil where there is none.
    /// - Throws: ``StoreError`` when the store cannot be reached or what it has cannot be read, ``PreparationError``,
    ///   ``ConversationRefused`` while the bot shuts down or when there are too many sessions.
    public func find(_ id: String) async throws -> Session? {
        guard case .session(let session) = try await find(id, { _ in true }) else { return nil }
        return session
    }

    /// What became of the search for a session.
    package enum Found: Sendable {
        case session(Session)
        /// There is one, but it is somebody else's.
        case refused
        case nothing
    }

    /// Whose a session is.
    package struct Owner: Sendable {
        package var user: String?
        package var hasSecret: Bool
        /// Whether a secret is the session's.
        package var proves: @Sendable (String) -> Bool
    }

    /// Looks for a session that somebody may have; a stored one that is somebody else's does not get into memory.
    ///
    /// - Parameter mayFollow: Whether a session that goes on at another node is wanted as well.
    package func find(_ id: String, mayFollow: Bool = true, _ isWanted: (Owner) -> Bool) async throws -> Found {
        let engine = try prepare()
        if let living = session(id), !living.isEnded, let living = try await upToDate(living, engine) {
            return isWanted(living.owner) ? .session(living) : .refused
        }
        guard let writer = engine.writer, writer.removals.beginReading(id) else { return .nothing }
        let found: Found
        do {
            found = try await restore(id, mayFollow: mayFollow, isWanted, engine, writer)
        } catch {
            writer.removals.endReading(id)
            throw error
        }
        let counts = writer.removals.endReading(id)
        guard case .session(let session) = found else { return counts ? found : .nothing }
        guard counts else {
            session.end(.unloaded)
            return .nothing
        }
        // Nobody was told of what was stored since it was read.
        if let session = try await upToDate(session, engine) { return .session(session) }
        // It went elsewhere in this moment; not at once, for this node may not know yet that it may own nothing.
        try await engine.clock.sleep(until: engine.clock.now + .milliseconds(20))
        return try await find(id, mayFollow: mayFollow, isWanted)
    }

    /// Takes a session from the store into memory, if it is wanted.
    private func restore(
        _ id: String,
        mayFollow: Bool,
        _ isWanted: (Owner) -> Bool,
        _ engine: ConversationEngine,
        _ writer: SessionWriter
    ) async throws -> Found {
        try await writer.open()
        guard let found = try await writer.load(id), found.isOwn || mayFollow else { return .nothing }
        var isTaken = false
        // Another node may be able to read it.
        defer { if found.isOwn, !isTaken { engine.nodes?.note(unloaded: id) } }
        let hashes = try SessionContent(found.stored.record).secretHashes
        let owner = Owner(user: found.stored.record.user, hasSecret: !hashes.isEmpty) { secret in
            hashes.contains { RandomToken.areEqual($0, Session.hash(of: secret)) }
        }
        guard isWanted(owner) else { return .refused }
        let read = try ReadSession(found.stored, engine, isFollowed: !found.isOwn)
        let (session, isNew) = try registry.open(
            id: id,
            make: {
                found.isOwn
                    ? Session(restoring: read, number: $0, engine: engine)
                    : Session(following: read, number: $0, engine: engine)
            },
            engine: engine
        )
        isTaken = true
        if isNew {
            session.resumeWork()
            session.logger.debug(found.isOwn ? "went on with a stored session" : "follows a session of another node")
        }
        return .session(session)
    }

    /// Opens the store, so that a bot whose store cannot be used says so before anybody talks to it.
    func openStore() async throws {
        try await prepare().writer?.open()
    }

    /// Wakes stored sessions that something is to be done for, and removes those nobody has used for long.
    func tendStore() async {
        guard let engine = try? prepare(), let writer = engine.writer else { return }
        var nextCleaning: Duration = engine.clock.now
        var unreadable: Set<String> = []
        while !Task.isCancelled, !engine.isClosing.load(ordering: .acquiring) {
            do {
                for id in try await writer.store.waking(by: engine.date, limit: Self.wakingAtOnce)
                where session(id) == nil && !unreadable.contains(id) {
                    if await !wake(id, engine) { unreadable.insert(id) }
                }
                if engine.clock.now >= nextCleaning {
                    try await removeUnused(engine, writer)
                    nextCleaning = engine.clock.now + .seconds(3_600)
                }
            } catch {
                engine.logger.debug("the store cannot be looked through", metadata: ["error": "\(error)"])
            }
            try? await engine.clock.sleep(until: engine.clock.now + .seconds(1))
        }
    }

    private static let wakingAtOnce = 1_000

    /// - Returns: Whether trying again may help, if it did not work.
    @discardableResult
    func wake(_ id: String, _ engine: ConversationEngine) async -> Bool {
        do {
            _ = try await find(id, mayFollow: false) { _ in true }
            return true
        } catch let error as StoreError where error.kind != .unavailable {
            engine.logger.error(
                "a stored session cannot go on",
                metadata: ["session": "\(id)", "error": "\(error)"]
            )
            return false
        } catch {
            engine.logger.error(
                "a stored session cannot go on",
                metadata: ["session": "\(id)", "error": "\(error)"]
            )
            return true
        }
    }

    private func removeUnused(_ engine: ConversationEngine, _ writer: SessionWriter) async throws {
        let retention = engine.settings.retention / .seconds(1)
        let batch = 1_000
        var removed = 0
        repeat {
            removed = try await writer.store.removeUnused(
                since: engine.date.addingTimeInterval(-retention),
                limit: batch
            )
            if removed > 0 {
                engine.logger.info("removed sessions that were not used for long", metadata: ["count": "\(removed)"])
            }
        } while removed == batch && !Task.isCancelled
    }

    /// Waits until everything is stored, or the time is over.
    func settleStore(within limit: Duration) async {
        guard let engine = try? prepare(), let writer = engine.writer else { return }
        let timer = engine.timers.schedule(after: limit) { writer.giveUp() }
        await writer.flush()
        engine.timers.cancel(timer)
        await writer.close()
    }
}
