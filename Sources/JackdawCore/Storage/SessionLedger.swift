#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a session owes its store, and what is told only once that is paid.
///
/// A conversation runs ahead of its store: a message is handled while it is being written. But nobody is told of what
/// is not durable, so that after a crash nobody knows of something that never happened. This is the rule of output
/// commit (E. N. Elnozahy et al., A Survey of Rollback-Recovery Protocols in Message-Passing Systems, 2002, section 2.4).
struct SessionLedger: Sendable {
    /// Something to be told.
    struct Held: Sendable {
        var output: SessionOutput
        /// The change that must be durable before.
        var change: UInt64
        /// Whether it comes from the work in hand, which is only a change once it is done.
        var isProvisional: Bool
    }

    /// Who waits for a change to be durable.
    struct Waiter: Sendable {
        var change: UInt64
        /// Called with whether it is durable.
        var call: @Sendable (Bool) -> Void
    }

    /// What the store keeps about frames, beside them.
    struct Notes: Sendable, Hashable, Codable {
        /// A client id that no frame carries.
        struct Receipt: Sendable, Hashable, Codable {
            var clientID: String
            var sequence: Int?
        }

        /// A stretch of a conversation in one process: what was told in it may be more than what was stored.
        struct Generation: Sendable, Hashable, Codable {
            var id: String
            /// The number of the last frame that counted when it began.
            var from: Int
        }

        /// The client ids without a frame that are kept.
        static let receipts = 64
        /// The generations that are kept; who comes from an earlier one gets the whole history.
        static let generations = 8

        /// The frames of the work in hand: they do not count if it is handled again.
        var provisional: [Int] = []
        /// Frames that did not count after all.
        var withdrawn: [Int] = []
        var receipts: [Receipt] = []
        var generations: [Generation] = []

        mutating func begin(_ generation: Generation) {
            generations.append(generation)
            if generations.count > Self.generations { generations.removeFirst() }
        }
    }

    /// A conversation as it stood before the work in hand.
    struct Settled: Sendable {
        var machine: ConversationMachine
        var variables: [String: any Codable & Sendable]
        var parameters: [String: SessionCore.ParameterValue]
        var form: FormProgress
        var timersStarted: Date?
    }

    /// So many frames are remembered of a session that may never be kept.
    private static let unkeptFrames = 1_024

    /// Whether the store keeps the session: from the first word of the user on.
    var isKept = false
    /// The version in the store; 0 before the first.
    var version = 0
    /// Counts the changes.
    var change: UInt64 = 0
    /// The latest change that is durable.
    var stored: UInt64 = 0
    /// Whether the writer is about to look at the session.
    var isQueued = false
    /// Whether a snapshot of it is on its way to the store.
    var isBeingWritten = false
    /// Whether the connections know that nothing can be stored at the moment.
    var hasToldTrouble = false

    /// The number of the oldest frame that was left in the store.
    var oldestFrame = 0
    /// The frames that are not in the store.
    var unstored: [JournalFrame] = []
    var notes = Notes()

    /// The letters of other nodes that the next change answers.
    var letters: [Int] = []
    /// Whether there are more, for which there was no room.
    var hasLettersWaiting = false

    var inHand: Work?
    var settled: Settled?
    /// How often processes have found something waiting in the session, of which nothing was done since.
    var attempts = 0
    /// Whether the work in hand tells what it has to tell before it is done, because it takes longer than a moment.
    var isLive = false

    var held = RingBuffer<Held>()
    var waiters: [Waiter] = []

    /// Whether what is told now has to wait for what was to be told before, or for the store.
    mutating func hold(_ output: SessionOutput, isOutcome: Bool) -> Bool {
        guard isKept else { return false }
        let isProvisional = isOutcome && inHand != nil
        if isProvisional, isLive, held.isEmpty { return false }
        held.append(Held(output: output, change: change + 1, isProvisional: isProvisional))
        return true
    }

    /// The number of the first frame that may not be told yet.
    var firstHeld: Int? {
        for index in 0..<held.count {
            if case .frame(let frame) = held[index].output { return frame.sequence }
        }
        return nil
    }

    /// What may be told now, first things first.
    mutating func popTellable() -> SessionOutput? {
        guard !held.isEmpty, held[0].isProvisional ? isLive : held[0].change <= stored else { return nil }
        return held.popFirst()?.output
    }

    /// Notes a frame that is to be stored.
    mutating func note(_ frame: JournalFrame, isOutcome: Bool) {
        unstored.append(frame)
        // A bot that talks to nobody does not fill the memory.
        if !isKept, unstored.count > Self.unkeptFrames { unstored.removeFirst(unstored.count / 2) }
        if isOutcome, inHand != nil { notes.provisional.append(frame.sequence) }
    }

    mutating func begin(_ work: Work, _ settled: Settled) {
        inHand = work
        self.settled = settled
    }

    /// What the work in hand has done counts, with the next change.
    mutating func conclude() {
        inHand = nil
        attempts = 0
        notes.provisional = []
        isLive = false
        for index in 0..<held.count where held[index].isProvisional {
            held[index].isProvisional = false
            held[index].change = change + 1
        }
    }

    mutating func note(_ clientID: String, sequence: Int?) {
        notes.receipts.append(Notes.Receipt(clientID: clientID, sequence: sequence))
        if notes.receipts.count > Notes.receipts { notes.receipts.removeFirst() }
    }
}
