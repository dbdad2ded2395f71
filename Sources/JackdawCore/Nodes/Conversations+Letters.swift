import Logging
import Synchronization

extension Conversations {
    /// Takes letters of other nodes to sessions that this one owns.
    ///
    /// - Returns: The sessions that had no room for all of theirs.
    @discardableResult
    func takeLetters(
        _ letters: [StoredLetter],
        _ nodes: Nodes,
        _ engine: ConversationEngine
    ) async throws -> Set<String> {
        let letters = letters.map { stored in (stored: stored, letter: Result { try Letter(stored) }) }
        // Which letter is the last that begins a session's conversation again: what comes before it needs no room.
        var resets: [String: Int] = [:]
        for case (let stored, .success(let letter)) in letters {
            if let id = stored.session, case .reset = letter.content { resets[id] = stored.number }
        }
        var blocked: Set<String> = []
        for (stored, letter) in letters {
            guard let id = stored.session else {
                try await takeBroadcast(stored.number, letter, nodes)
                continue
            }
            // What comes later may not overtake what there was no room for.
            guard !blocked.contains(id) else { continue }
            if session(id)?.isEnded != false {
                // Once it is in memory, it has taken its letters.
                await wake(id, engine)
                blocked.insert(id)
            } else if !take(stored.number, letter, for: id, isForced: resets[id].map { stored.number < $0 } ?? false) {
                blocked.insert(id)
            }
        }
        return blocked
    }

    private func take(_ number: Int, _ letter: Result<Letter, any Error>, for id: String, isForced: Bool) -> Bool {
        guard let session = session(id), !session.isEnded, !session.isFollower else { return false }
        do {
            return try session.take(try letter.get(), number: number, isForced: isForced)
        } catch is ConversationRefused {
            return false
        } catch {
            session.logger.error("a letter of another node is dropped", metadata: ["error": "\(error)"])
            session.drop(letter: number)
            return true
        }
    }

    /// Takes the letters to a session, before somebody says something in it who has left some of them.
    func takeLetters(to id: String, _ engine: ConversationEngine) async throws {
        guard let nodes = engine.nodes else { return }
        let letters = try await nodes.store.letters(to: id, limit: Nodes.letters)
        let blocked = try await takeLetters(letters, nodes, engine)
        if blocked.isEmpty, letters.count < Nodes.letters { session(id)?.noteLettersTaken() }
    }

    /// Has a session of another node removed, and returns once it is.
    ///
    /// - Throws: ``StoreError`` when its owner does not get round to it: it will be, since the letter stays.
    func removeElsewhere(_ id: String, _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        guard try await nodes.store.post(try Letter(.end).text(), to: id, limit: .max) != .nobody else { return }
        let end = engine.clock.now + Nodes.lease * 4
        while engine.clock.now < end {
            try await engine.clock.sleep(until: engine.clock.now + .milliseconds(50))
            if try await nodes.store.look(at: [id]).isEmpty { return }
        }
        throw StoreError(.unavailable, "the node that has the conversation does not answer; it will be removed later")
    }

    private func takeBroadcast(_ number: Int, _ letter: Result<Letter, any Error>, _ nodes: Nodes) async throws {
        // Removed first: rather not heard at all, if this process ends now, than twice.
        guard try await nodes.store.discard([number]) == [number] else { return }
        guard case .event(let event)? = try? letter.get().content else { return }
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
