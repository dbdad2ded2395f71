import Synchronization

extension Session {
    /// Does what a letter asks for; the letter goes from the store with the change that has it.
    ///
    /// - Parameter isForced: Whether it is taken without room, since a letter after it begins the conversation again.
    /// - Returns: Whether there was room for it.
    /// - Throws: What makes the letter one that nobody can do anything about.
    func take(_ letter: Letter, number: Int, isForced: Bool = false) throws -> Bool {
        // It was taken, and is about to go.
        guard !core.withLock({ $0.ledger.letters.contains(number) }) else { return true }
        switch letter.content {
        case .stopStream(let id): stop(stream: id)
        case .end:
            // The letter goes with the session.
            end()
            return true
        case .reset: guard requestReset(clientID: letter.id) != nil else { return false }
        default: break
        }
        return try putting { core in
            guard !core.isEnded, !engine.isClosing.load(ordering: .acquiring) else { return false }
            guard try take(letter, isForced: isForced, &core) else {
                core.ledger.hasLettersWaiting = true
                return false
            }
            answer(number, &core)
            return true
        }
    }

    private func take(_ letter: Letter, isForced: Bool, _ core: inout SessionCore) throws -> Bool {
        switch letter.content {
        case .message(let content, let author, let chosen):
            let request = Request.message(content, author, clientID: letter.id, chosen)
            return try admit(request, isFirst: true, isForced: isForced, &core) != nil
        case .variables(let values):
            let request = Request.variables(try assignments(of: values), clientID: letter.id)
            return try admit(request, isFirst: true, isForced: isForced, &core) != nil
        case .event(let event):
            if isFirst(letter, &core) { put(.event(event), &core) }
        case .reply(let content):
            if isFirst(letter, &core) { core.record(.reply(content), isOutcome: false, engine) }
        case .secretHash(let hash):
            core.addSecret(hash: hash)
        case .stopStream, .reset, .end:
            break
        }
        return true
    }

    private func isFirst(_ letter: Letter, _ core: inout SessionCore) -> Bool {
        guard core.receipts.receipt(for: letter.id) == nil else { return false }
        core.receipts.note(letter.id, sequence: nil, limit: engine.limits.rememberedClientIDs)
        core.ledger.note(letter.id, sequence: nil)
        return true
    }

    /// Lets a letter go that nobody can do anything about.
    func drop(letter number: Int) {
        putting { core in
            if !core.isEnded { answer(number, &core) }
        }
    }

    /// Whether there may be letters that are not to be overtaken.
    var hasLettersWaiting: Bool { core.withLock { $0.ledger.hasLettersWaiting } }

    /// Notes that there may be letters that are not to be overtaken.
    func noteLettersWaiting() { core.withLock { $0.ledger.hasLettersWaiting = !isFollower } }

    /// Notes that no letter waits any more.
    func noteLettersTaken() {
        putting { core in
            core.ledger.hasLettersWaiting = false
            admitWaiting(&core)
        }
    }

    private func answer(_ number: Int, _ core: inout SessionCore) {
        core.ledger.letters.append(number)
        noteChange(&core)
    }
}
