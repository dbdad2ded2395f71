import Logging
import Synchronization

extension Conversations {
    /// Shares the store with other nodes, where it is one that can be shared.
    func takePart() async {
        guard let engine = try? prepare(), let nodes = engine.nodes else { return }
        nodes.whenRoom { id in Task.detached { await self.takeLetters(to: id, engine) } }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.keepLease(nodes, engine) }
            group.addTask { await self.hearNews(nodes, engine) }
        }
    }

    private func isServing(_ engine: ConversationEngine) -> Bool {
        !Task.isCancelled && !engine.isClosing.load(ordering: .acquiring)
    }

    /// Renews the lease, and sees to everything that news may not have told.
    private func keepLease(_ nodes: Nodes, _ engine: ConversationEngine) async {
        while !Task.isCancelled {
            do {
                try await renewLease(nodes, engine)
                if isServing(engine) {
                    try await look(at: registry.all.filter { $0.isFollower }, nodes, engine)
                    try await release(nodes.takeUnloaded(), nodes)
                    for id in try await nodes.store.orphans(limit: Nodes.letters) { await wake(id, engine) }
                    try await takeLetters(try await nodes.store.letters(limit: Nodes.letters), nodes, engine)
                }
            } catch {
                engine.logger.debug("the lease cannot be renewed", metadata: ["error": "\(error)"])
            }
            try? await engine.clock.sleep(until: engine.clock.now + Nodes.renewal)
        }
    }

    private func renewLease(_ nodes: Nodes, _ engine: ConversationEngine) async throws {
        let isNew = try await nodes.renew(engine.clock)
        // Another node may have claimed what was owned here.
        if isNew { try await look(at: registry.all.filter { $0.isKept }, nodes, engine) }
    }

    /// Makes sure that a session in memory is what the store has, before somebody comes to it who may have been elsewhere.
    ///
    /// - Returns: nil where it goes on elsewhere.
    func upToDate(_ session: Session, _ engine: ConversationEngine) async throws -> Session? {
        guard let nodes = engine.nodes else { return session }
        // This process was stopped for longer than anybody waits for it.
        if !nodes.holdsLease(engine.clock) { try await renewLease(nodes, engine) }
        if session.isFollower {
            try await follow(session, nodes, engine)
        } else if session.isKept {
            await takeLetters(to: session.id, engine)
        }
        return session.isEnded ? nil : session
    }

    private func hearNews(_ nodes: Nodes, _ engine: ConversationEngine) async {
        while isServing(engine) {
            do {
                for news in try await nodes.store.news() { try await hear(news, nodes, engine) }
            } catch {
                engine.logger.debug("there is no news from the store", metadata: ["error": "\(error)"])
                try? await engine.clock.sleep(until: engine.clock.now + Nodes.renewal)
            }
        }
    }

    private func hear(_ news: StoreNews, _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        switch news {
        case .changed(let id):
            guard let session = session(id), !session.isEnded else { return }
            if session.isFollower {
                try await follow(session, nodes, engine)
            } else if session.isKept {
                try await look(at: [session], nodes, engine)
            }
        case .letter(let id):
            guard let session = session(id), !session.isEnded, !session.isFollower else { return }
            await takeLetters(to: id, engine)
        case .anything:
            try await takeLetters(try await nodes.store.letters(limit: Nodes.letters), nodes, engine)
        }
    }

    /// Shows what is new in followed sessions, and lets go of those that this node should not have.
    private func look(at sessions: [Session], _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        guard !sessions.isEmpty else { return }
        let states = try await nodes.store.look(at: sessions.map(\.id))
        let known = Dictionary(states.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        for session in sessions where !session.isEnded {
            switch known[session.id]?.owner {
            case nil where session.isFollower: session.end()
            case .another where session.isFollower:
                if known[session.id]?.version != session.followed.version { try await follow(session, nodes, engine) }
            // The connections come back to a session that goes on here.
            case .nobody where session.isFollower, .me where session.isFollower: session.end(.moved)
            case .another, .nobody: session.noteConflict()
            // One that nobody has stored yet is its own.
            case nil, .me: break
            }
        }
    }

    /// Shows what the owner of a followed session has stored since.
    func follow(_ session: Session, _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        guard let stored = try await nodes.store.load(session.id, framesAfter: session.followed.sequence) else {
            return session.end()
        }
        session.follow(try ReadSession(stored, engine, isFollowed: true))
    }

    private func release(_ ids: [String], _ nodes: Nodes) async throws {
        let unused = ids.filter { session($0)?.isEnded != false }
        guard !unused.isEmpty else { return }
        do {
            try await nodes.store.release(unused)
        } catch {
            for id in unused { nodes.note(unloaded: id) }
            throw error
        }
    }

    // MARK: Letters

    private func takeLetters(_ letters: [StoredLetter], _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        var blocked: Set<String> = []
        for letter in letters {
            guard let id = letter.session else {
                try await takeBroadcast(letter, nodes, engine)
                continue
            }
            // What comes later may not overtake what there was no room for.
            guard !blocked.contains(id) else { continue }
            if session(id)?.isEnded != false {
                // Once it is in memory, it has taken its letters.
                await wake(id, engine)
                blocked.insert(id)
            } else if await !take(letter, for: id, engine) {
                blocked.insert(id)
            }
        }
        for id in Set(letters.compactMap(\.session)).subtracting(blocked) { session(id)?.noteLettersTaken() }
    }

    private func take(_ stored: StoredLetter, for id: String, _ engine: ConversationEngine) async -> Bool {
        guard let session = session(id), !session.isEnded, !session.isFollower else { return false }
        do {
            return try session.take(try Letter(stored), number: stored.number)
        } catch is ConversationRefused {
            return false
        } catch {
            session.logger.error("a letter of another node is dropped", metadata: ["error": "\(error)"])
            session.drop(letter: stored.number)
            return true
        }
    }

    /// Takes the letters to a session, before somebody says something in it who has left some of them.
    func takeLetters(to id: String, _ engine: ConversationEngine) async {
        guard let nodes = engine.nodes, let letters = try? await nodes.store.letters(to: id, limit: Nodes.letters)
        else { return }
        try? await takeLetters(letters, nodes, engine)
    }

    /// Has a session of another node removed, and returns once it is.
    func removeElsewhere(_ id: String, _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        let letter = try Letter(.end).text()
        while try await nodes.store.post(letter, to: id, limit: .max) != .nobody {
            // Its owner may die meanwhile: the next one finds the letter.
            for _ in 0..<20 {
                try await engine.clock.sleep(until: engine.clock.now + .milliseconds(50))
                if try await nodes.store.look(at: [id]).isEmpty { return }
            }
        }
    }

    private func takeBroadcast(_ stored: StoredLetter, _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        // Removed first: rather not heard at all, if this process ends now, than twice.
        try await nodes.store.discard([stored.number])
        guard case .event(let event)? = try? Letter(stored).content else { return }
        tellOwnSessions(event)
    }

    func tellOwnSessions(_ event: OutsideEvent) {
        for session in registry.all where !session.isFollower { session.enqueue(.event(event)) }
    }

    /// Tells the sessions of the other nodes.
    func tellOtherNodes(_ event: OutsideEvent) {
        guard let engine = try? prepare(), let nodes = engine.nodes else { return }
        Task.detached {
            do {
                try await nodes.store.postToOtherNodes(try Letter(.event(event)).text())
            } catch {
                engine.logger.warning("other nodes are not told of an event", metadata: ["error": "\(error)"])
            }
        }
    }
}
