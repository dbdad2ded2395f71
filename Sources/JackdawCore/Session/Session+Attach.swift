import Synchronization

extension Session {
    /// Tells a connection what it missed, then everything that happens, in order and each once.
    ///
    /// The sink is called under the session's lock, one call at a time: it must not block, and must not call the
    /// session or its attachment; it hands the output on to where it is sent from.
    ///
    /// - Parameters:
    ///   - last: The number of the last frame that the client has seen; nil: none, it gets the history.
    ///   - sink: Called with what the session says, until the attachment is detached or let go.
    public func attach(after last: Int?, _ sink: @escaping @Sendable (SessionOutput) -> Void) -> Attachment {
        let number = core.withLock { core in
            core.lastActive = engine.clock.now
            core.wasAttached = true
            // The conversation may be further than what may be told of it: the rest comes once it is stored.
            let sequence = core.ledger.firstHeld.map { $0 - 1 } ?? core.journal.sequence
            sink(.attached(sequence: sequence, typing: core.isTyping))
            var seen = 0
            if let last, let frames = core.journal.frames(after: last) {
                seen = last
                for frame in frames where frame.sequence <= sequence { sink(.frame(frame)) }
            } else {
                sink(.history(core.journal.history.filter { $0.frame.sequence <= sequence }, sequence: sequence))
            }
            sink(.caughtUp(sequence: sequence))
            if core.ledger.hasToldTrouble { sink(.notStored) }
            if core.isEnded, isFollower { sink(.moved) }
            let number = core.nextNumber()
            if !core.isEnded { core.sinks.append(SessionCore.Sink(number: number, seen: seen, call: sink)) }
            return number
        }
        return Attachment(session: self, number: number)
    }

    /// How many connections are attached.
    public var attachments: Int { core.withLock { $0.sinks.count } }

    func detach(_ number: UInt64) {
        let sink = core.withLock { core -> SessionCore.Sink? in
            guard let index = core.sinks.firstIndex(where: { $0.number == number }) else { return nil }
            core.lastActive = engine.clock.now
            // Let go of outside the lock: what the sink holds on to may call the session when it goes.
            return core.sinks.remove(at: index)
        }
        guard let sink else { return }
        withExtendedLifetime(sink) {}
        end(.overIfForsaken)
    }

    /// Whether nobody is or ever will be there for whom the conversation would go on.
    func isForsaken(_ core: SessionCore) -> Bool {
        guard core.sinks.isEmpty, core.wasAttached, !core.isWorking, core.waiters.isEmpty else { return false }
        if isFollower { return true }
        // There may be connections at other nodes; the store's time ends it.
        if engine.nodes != nil, core.ledger.isKept, core.hasUserSpoken { return false }
        if !core.hasUserSpoken { return true }
        return !core.hasSecret && hasServerID && !(core.ledger.isKept && core.user != nil)
    }

    /// Since when nobody has used the session; nil while somebody does.
    var idleSince: Duration? {
        core.withLock { core in
            core.sinks.isEmpty && !core.isWorking ? core.lastActive : nil
        }
    }
}
