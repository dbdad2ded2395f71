import Logging
import Synchronization

extension Session {
    /// A session that another node owns: it shows what that node has stored, and leaves it letters.
    convenience init(following stored: ReadSession, number: UInt64, engine: ConversationEngine) {
        self.init(
            id: stored.record.id,
            number: number,
            hasServerID: stored.content.hasServerID,
            user: stored.record.user,
            name: stored.record.name,
            isFollower: true,
            engine: engine
        )
        core.withLock { core in
            core.journal = Journal(restoring: stored.frames, sequence: stored.content.sequence, limits: engine.limits)
            core.hasUserSpoken = true
            core.note(stored)
        }
    }

    /// What is known of the session: the version, and the number of the latest frame.
    var followed: (version: Int, sequence: Int) { core.withLock { ($0.ledger.version, $0.journal.sequence) } }

    /// Shows what the owner has stored since.
    func follow(_ stored: ReadSession) {
        let isOutdated = core.withLock { core -> Bool in
            guard stored.record.version != core.ledger.version, !core.isEnded else { return false }
            // It was removed, and another one made under its id.
            if stored.record.version < core.ledger.version, stored.content.sequence < core.journal.sequence {
                return true
            }
            guard stored.record.version > core.ledger.version else { return false }
            // The next owner goes on from before something that was shown here: whoever saw it has to come back.
            guard stored.content.notes.generations == core.ledger.notes.generations else { return true }
            for frame in stored.frames where frame.sequence > core.journal.sequence {
                core.journal.take(frame, limits: engine.limits)
                core.tell(.frame(frame))
            }
            core.note(stored)
            let isTyping = !stored.content.waiting.isEmpty
            if core.isTyping != isTyping {
                core.isTyping = isTyping
                core.tell(.typing(isTyping))
            }
            return false
        }
        if isOutdated { end(.moved) }
    }

    /// Leaves a letter to the session's owner, and returns once it is durable.
    ///
    /// While so many wait there that no more are taken, or the store cannot be reached, this waits.
    ///
    /// - Throws: ``ConversationRefused`` when the session has ended or the bot shuts down, `CancellationError`.
    func post(_ letter: Letter) async throws {
        guard let nodes = engine.nodes else { throw refusal }
        let text = try letter.text()
        let limit = letter.mayWait ? engine.limits.pending : .max
        let octets = letter.mayWait ? engine.limits.pendingOctets : .max
        var pause: Duration = .milliseconds(50)
        while !isEnded, !engine.isClosing.load(ordering: .acquiring) {
            do {
                switch try await nodes.store.post(text, to: id, limit: limit, octets: octets) {
                case .posted:
                    core.withLock { $0.ledger.hasToldTrouble = false }
                    return
                case .nobody:
                    end()
                    throw refusal
                case .full:
                    try await engine.clock.sleep(until: engine.clock.now + pause)
                    pause = min(pause * 2, .seconds(1))
                }
            } catch let error as StoreError {
                noteTrouble()
                logger.debug("a letter cannot be left", metadata: ["error": "\(error)"])
                try await engine.clock.sleep(until: engine.clock.now + .milliseconds(500))
            }
        }
        throw refusal
    }

    /// Leaves a letter, from where nobody can wait for it.
    func postLater(_ content: Letter.Content) {
        Task.detached { [self] in
            do {
                try await post(Letter(content))
            } catch {
                logger.warning("what was asked for from outside is not done", metadata: ["error": "\(error)"])
            }
        }
    }
}

extension SessionCore {
    /// Notes what the owner has stored, besides frames.
    fileprivate mutating func note(_ stored: ReadSession) {
        user = stored.record.user
        name = stored.record.name
        if secretHashes != stored.content.secretHashes {
            secretHashes = stored.content.secretHashes
            // The owner may not have heard yet of one that was made here.
            if let secret { addSecret(hash: Session.hash(of: secret)) }
        }
        ledger.version = stored.record.version
        ledger.notes = stored.content.notes
        take(stored.content)
    }
}
