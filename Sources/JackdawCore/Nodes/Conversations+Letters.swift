import Logging
import Synchronization

extension Conversations {
    /// Takes the letters for sessions that this node owns, and makes it the owner of those that nobody owns.
    func takeLetters(_ nodes: Nodes, _ engine: ConversationEngine) async throws {
        let waiting = try await nodes.store.sessionsWithLetters(limit: Nodes.sessions)
        for addressee in waiting where !nodes.isUnreadable(addressee.id) {
            if let session = session(addressee.id), !session.isEnded {
                do {
                    try await takeLetters(to: session, nodes)
                } catch {
                    session.logger.debug("letters cannot be taken", metadata: ["error": "\(error)"])
                }
            } else if await !wake(addressee.id, engine) {
                // Once it is in memory, it has taken its letters.
                nodes.note(unreadable: addressee.id)
            }
        }
        let addressees = Set(waiting.map(\.id))
        for session in registry.all where session.hasLettersWaiting && !addressees.contains(session.id) {
            try await takeLetters(to: session, nodes)
        }
        try await takeBroadcasts(nodes)
    }

    /// Takes the letters to a session, before somebody says something in it who has left some of them.
    func takeLetters(to session: Session, _ nodes: Nodes) async throws {
        guard !session.isEnded, !session.isFollower else { return }
        let letters = try await nodes.store.letters(to: session.id, limit: Nodes.letters)
        let read = letters.map { stored in (number: stored.number, letter: Result { try Letter(stored) }) }
        // What comes before a letter that begins the conversation again needs no room.
        let reset = read.lastIndex { if case .success(let letter) = $0.letter { letter.isReset } else { false } } ?? 0
        var hasRoom = true
        for (index, (number, letter)) in read.enumerated() {
            // What comes later may not overtake what there was no room for, unless it is to stop what takes so long.
            guard hasRoom || (try? letter.get().isStop) == true else { continue }
            hasRoom = take(number, letter, session, isForced: index < reset) && hasRoom
        }
        if hasRoom, letters.count < Nodes.letters { session.noteLettersTaken() }
    }

    private func take(_ number: Int, _ letter: Result<Letter, any Error>, _ session: Session, isForced: Bool) -> Bool {
        guard !session.isEnded, !session.isFollower else { return false }
        do {
            return try session.take(try letter.get(), number: number, isForced: isForced)
        } catch is ConversationRefused {
            return false
        } catch let error as StoreError where error.kind == .newer {
            if !session.hasLettersWaiting {
                session.logger.warning("what was said at another node waits", metadata: ["error": "\(error)"])
            }
            session.noteLettersWaiting()
            return false
        } catch {
            session.logger.error("a letter of another node is dropped", metadata: ["error": "\(error)"])
            session.drop(letter: number)
            return true
        }
    }

    /// Has a session of another node removed, and returns once it is.
    ///
    /// - Throws: ``StoreError`` when its owner does not get round to it: it will be, since the letter stays.
    func removeElsewhere(_ id: String, _ nodes: Nodes, _ engine: ConversationEngine) async throws {
        let letter = try Letter(.end).text()
        guard try await nodes.store.post(letter, to: id, limit: .max, octets: .max) != .nobody else { return }
        let end = engine.clock.now + Nodes.lease * 4
        while engine.clock.now < end {
            try await engine.clock.sleep(until: engine.clock.now + .milliseconds(50))
            if try await nodes.store.look(at: [id]).isEmpty { return }
        }
        throw StoreError(.unavailable, "the node that has the conversation does not answer; it will be removed later")
    }

    private func takeBroadcasts(_ nodes: Nodes) async throws {
        let letters = try await nodes.store.lettersToNode(limit: Nodes.letters)
        guard !letters.isEmpty else { return }
        // Removed first: rather not heard at all, if this process ends now, than twice.
        let taken = Set(try await nodes.store.discard(letters.map(\.number)))
        for letter in letters where taken.contains(letter.number) {
            if case .event(let event)? = try? Letter(letter).content { tellOwnSessions(event) }
        }
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
