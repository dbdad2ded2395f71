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
        let resets = lastResets(letters)
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
            } else if await !take(letter, for: id, isForced: resets[id].map { letter.number < $0 } ?? false) {
                blocked.insert(id)
            }
        }
        return blocked
    }

    /// Which letter is the last that begins a session's conversation again: what comes before it needs no room.
    private func lastResets(_ letters: [StoredLetter]) -> [String: Int] {
        var resets: [String: Int] = [:]
        for stored in letters {
            guard let id = stored.session, case .reset? = try? Letter(stored).content else { continue }
            resets[id] = stored.number
        }
        return resets
    }

    private func take(_ stored: StoredLetter, for id: String, isForced: Bool) async -> Bool {
        guard let session = session(id), !session.isEnded, !session.isFollower else { return false }
        do {
            return try session.take(try Letter(stored), number: stored.number, isForced: isForced)
        } catch is ConversationRefused {
            return false
        } catch {
            session.logger.error("a letter of another node is dropped", metadata: ["error": "\(error)"])
            session.drop(letter: stored.number)
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

    private func takeBroadcast(_ stored: StoredLetter, _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        // Removed first: rather not heard at all, if this process ends now, than twice.
        guard try await nodes.store.discard([stored.number]) == [stored.number] else { return }
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
