import Logging
import Synchronization

extension Conversations {
    /// Shares the store with other nodes, where it is one that can be shared.
    func takePart() async {
        guard let engine = try? prepare(), let nodes = engine.nodes else { return }
        nodes.whenRoom { session in Task.detached { try? await self.takeLetters(to: session, nodes) } }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.keepLease(nodes, engine) }
            group.addTask { await self.keepUp(nodes, engine) }
            group.addTask { await self.hearNews(nodes, engine) }
        }
        nodes.whenRoom(nil)
    }

    private func isServing(_ engine: ConversationEngine) -> Bool {
        !Task.isCancelled && !engine.isClosing.load(ordering: .acquiring)
    }

    /// Renews the lease, whatever else there is to do.
    private func keepLease(_ nodes: Nodes, _ engine: ConversationEngine) async {
        while !Task.isCancelled {
            do {
                try await renewLease(nodes, engine)
            } catch {
                engine.logger.debug("the lease cannot be renewed", metadata: ["error": "\(error)"])
            }
            try? await engine.clock.sleep(until: engine.clock.now + Nodes.renewal)
        }
    }

    private func renewLease(_ nodes: Nodes, _ engine: ConversationEngine) async throws {
        guard try await nodes.renew(engine.clock) else { return }
        // Another node may have claimed what was owned here.
        try await look(at: registry.all.filter { $0.isKept }, nodes, engine)
        nodes.noteLookedThrough()
    }

    /// Sees to everything that news may not have told.
    private func keepUp(_ nodes: Nodes, _ engine: ConversationEngine) async {
        while isServing(engine) {
            do {
                try await look(at: registry.all.filter { $0.isFollower }, nodes, engine)
                try await release(nodes.takeUnloaded(), nodes)
                try await takeLetters(nodes, engine)
            } catch {
                engine.logger.debug("the store cannot be looked through", metadata: ["error": "\(error)"])
            }
            try? await engine.clock.sleep(until: engine.clock.now + Nodes.renewal)
        }
    }

    /// Makes sure that a session in memory is what the store has, before somebody comes to it who may have been elsewhere.
    ///
    /// While the store does not answer, the session is shown as it is; what is said in it waits.
    ///
    /// - Returns: nil where it goes on elsewhere.
    func upToDate(_ session: Session, _ engine: ConversationEngine) async throws -> Session? {
        guard let nodes = engine.nodes else { return session }
        let isCertain = await engine.finishes(within: .seconds(1)) {
            // This process was stopped for longer than anybody waits for it.
            if !nodes.holdsLease(engine.clock) { try await self.renewLease(nodes, engine) }
            if session.isFollower {
                try await self.look(at: [session], nodes, engine)
            } else if session.isKept {
                try await self.takeLetters(to: session, nodes)
            }
        }
        if !isCertain { session.noteLettersWaiting() }
        return session.isEnded ? nil : session
    }

    private func hearNews(_ nodes: Nodes, _ engine: ConversationEngine) async {
        while isServing(engine) {
            do {
                for news in try await nodes.store.news() {
                    do {
                        try await hear(news, nodes, engine)
                    } catch {
                        // It is looked at again every second.
                        engine.logger.debug("news cannot be followed", metadata: ["error": "\(error)"])
                    }
                }
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
            if let session = session(id) { try await takeLetters(to: session, nodes) }
        case .anything:
            try await look(at: registry.all.filter { $0.isFollower }, nodes, engine)
            try await takeLetters(nodes, engine)
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
        do {
            session.follow(try ReadSession(stored, engine, isFollowed: true))
        } catch {
            // One that cannot be shown does not keep the others from being shown.
            session.logger.error("a session of another node cannot be read", metadata: ["error": "\(error)"])
            session.end(.moved)
        }
    }

    /// Lets other nodes have those sessions that nothing is left to be done in, while others are still at work here.
    func handOver(_ sessions: [Session], _ nodes: Nodes, _ engine: ConversationEngine) async {
        while !Task.isCancelled {
            for session in sessions { session.end(.movedIfSettled) }
            do {
                try await release(nodes.takeUnloaded(), nodes)
            } catch {
                engine.logger.debug("sessions cannot be handed over", metadata: ["error": "\(error)"])
            }
            try? await engine.clock.sleep(until: engine.clock.now + .milliseconds(100))
        }
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
}
