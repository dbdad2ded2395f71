import Logging
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Session {
    /// A session as it was stored; nothing of what waits happens in it before ``resumeWork()``.
    convenience init(restoring stored: ReadSession, number: UInt64, engine: ConversationEngine) {
        self.init(
            id: stored.record.id,
            number: number,
            hasServerID: stored.content.hasServerID,
            user: stored.record.user,
            name: stored.record.name,
            engine: engine
        )
        core.withLock { $0.restore(stored, engine) }
    }

    /// Goes on with what was waiting when the session was stored, and lets its timers run.
    func resumeWork() {
        let isEnded = core.withLock { core in
            guard !core.isEnded else { return true }
            if core.isHeldBack { holdBack(&core) }
            if core.isHeldBack || !core.ledger.unstored.isEmpty { noteChange(&core) }
            for (timer, rest) in core.restoredTimers {
                core.stateTimers.append(engine.timers.schedule(after: rest) { self.enqueue(timer) })
            }
            core.restoredTimers = []
            return false
        }
        if isEnded { beginHeldBack() }
    }
}

/// What a store has of a session, read.
struct ReadSession: Sendable {
    let record: StoredSession.Record
    let content: SessionContent
    /// The frames that count.
    let frames: [JournalFrame]
    /// Where the conversation goes on, if the bot no longer has its state.
    let successor: Successor?

    enum Successor {
        case state(String)
        case beginning(String)
    }

    /// Reads what is stored.
    ///
    /// - Throws: ``StoreError`` when it cannot be read.
    /// - Parameter isFollowed: Whether the session is only shown: then what is being said counts as well.
    init(
        _ stored: StoredSession,
        _ engine: ConversationEngine,
        isFollowed: Bool = false
    ) throws(StoreError) {
        record = stored.record
        successor = isFollowed ? nil : Self.successor(of: record, engine)
        content = try SessionContent(stored.record)
        let withdrawn = Set((isFollowed ? [] : content.notes.provisional) + content.notes.withdrawn)
        var frames: [JournalFrame] = []
        for frame in stored.frames where !withdrawn.contains(frame.sequence) {
            frames.append(try JournalFrame(stored: frame, of: stored.record.id))
        }
        self.frames = frames
    }
}

extension SessionCore {
    fileprivate mutating func restore(_ stored: ReadSession, _ engine: ConversationEngine) {
        let (content, frames) = (stored.content, stored.frames)
        take(content)
        timersStarted = content.timersStarted
        secretHashes = content.secretHashes
        journal = Journal(restoring: frames, sequence: content.sequence, limits: engine.limits)
        restoreReceipts(frames, content, engine.limits)
        wasAttached = true
        hasUserSpoken = true

        ledger.isKept = true
        ledger.version = stored.record.version
        // What leads on from a state that is no more was never tried.
        ledger.attempts = stored.successor == nil ? content.attempts ?? 0 : 0
        ledger.notes = content.notes
        ledger.notes.withdrawn += content.notes.provisional
        ledger.notes.provisional = []
        // Who was told of a frame that was withdrawn has seen more than what counts.
        let counted = content.notes.provisional.min().map { $0 - 1 } ?? content.sequence
        ledger.notes.begin(.init(id: RandomToken.make(bits: 48), from: counted))

        for work in content.waiting {
            mailbox.append(work.work)
            if work.work.isFromUser { unhandled += 1 }
        }
        closeStreams(engine)
        if let state = stored.successor { move(to: state) }
        machine.forgetReturn(unlessIn: engine.definition)
        restoreTimers(engine)
        suspicion = Session.suspicion
        isHeldBack = !mailbox.isEmpty
        isWorking = isHeldBack
        ledger.attempts = isHeldBack ? ledger.attempts + 1 : 0
    }

    /// Those that are overdue go off in the order in which they were due, after what waits.
    private mutating func restoreTimers(_ engine: ConversationEngine) {
        guard let timersStarted else { return }
        let passed = Duration.seconds(engine.date.timeIntervalSince(timersStarted))
        let timers = (engine.definition.states[machine.state]?.timers ?? []).enumerated()
        for (index, timer) in timers.sorted(by: { $0.element.delay < $1.element.delay }) {
            let rest = timer.delay - passed
            let work = Work.timer(entry: machine.entry, index: index)
            if rest <= .zero { mailbox.append(work) } else { restoredTimers.append((work, rest)) }
        }
    }

    /// Takes over where the conversation stands.
    mutating func take(_ content: SessionContent) {
        machine = content.machine
        variables = content.variables.mapValues { StoredValue(json: $0) }
        parameters = content.parameters.mapValues { value in
            switch value {
            case .found(let value): .found(value)
            case .set(let json): .set(StoredValue(json: json))
            }
        }
        formProgress = content.form
    }

    /// Client ids are known again: from the frames, and those that no frame carries.
    private mutating func restoreReceipts(
        _ frames: [JournalFrame],
        _ content: SessionContent,
        _ limits: ConversationLimits
    ) {
        for frame in frames {
            guard case .user(let message) = frame.kind, let clientID = message.clientID else { continue }
            receipts.note(clientID, sequence: frame.sequence, limit: limits.rememberedClientIDs)
        }
        for receipt in content.notes.receipts {
            receipts.note(receipt.clientID, sequence: receipt.sequence, limit: limits.rememberedClientIDs)
        }
    }

    /// Ends the streams whose writer died with its process.
    private mutating func closeStreams(_ engine: ConversationEngine) {
        for id in journal.openStreams {
            record(.streamEnded(.failed, text: journal.openText(id) ?? ""), id: id, isOutcome: false, engine)
        }
    }

    /// Goes on in a state that the bot has.
    private mutating func move(to successor: ReadSession.Successor) {
        timersStarted = nil
        switch successor {
        case .state(let state):
            machine = ConversationMachine(initial: state)
            // Its timers start with the next look at its conditions.
            mailbox.prepend(.variables([]))
            unhandled += 1
        case .beginning(let state):
            machine = ConversationMachine(initial: state)
            mailbox.prepend(.start)
        }
    }
}

extension ReadSession {
    private static func successor(of record: StoredSession.Record, _ engine: ConversationEngine) -> Successor? {
        let bot = engine.definition
        guard bot.states[record.state] == nil else { return nil }
        let named = engine.settings.successor(record.state).flatMap { bot.states[$0] == nil ? nil : $0 }
        engine.logger.warning(
            "the bot has no state of that name any more",
            metadata: [
                "session": "\(record.id)", "state": "\(record.state)", "goes to": "\(named ?? bot.initial)",
            ]
        )
        return named.map { .state($0) } ?? .beginning(bot.initial)
    }
}
