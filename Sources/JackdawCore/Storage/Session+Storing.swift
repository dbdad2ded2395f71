import Logging
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Session {
    /// Notes that there is something to store, for a session that is kept.
    func noteChange(_ core: inout SessionCore) {
        guard core.ledger.isKept, !core.isEnded, engine.writer != nil else { return }
        core.ledger.change += 1
        enqueueForWriting(&core)
    }

    private func enqueueForWriting(_ core: inout SessionCore) {
        guard !core.ledger.isQueued, !core.ledger.isBeingWritten, let writer = engine.writer else { return }
        core.ledger.isQueued = true
        writer.enqueue(self)
        if writer.isFailing { tellTrouble(&core) }
    }

    /// Whether the store keeps the session.
    var isKept: Bool { core.withLock { $0.ledger.isKept } }

    /// From now on the store keeps the session.
    func keep(_ core: inout SessionCore) {
        guard engine.writer != nil, !core.ledger.isKept else { return }
        core.ledger.isKept = true
    }

    /// What is to be written, as it stands now; nil where there is nothing, or the session has been lost.
    func takeSnapshot() -> SessionSnapshot? {
        core.withLock { core in
            core.ledger.isQueued = false
            // What changed meanwhile is written after what is on its way: it is for the version after that.
            guard !core.ledger.isBeingWritten, core.ledger.isKept, !core.isEnded,
                core.ledger.change > core.ledger.stored
            else { return nil }
            let snapshot = SessionSnapshot(self, core, now: engine.date)
            core.ledger.unstored = []
            core.ledger.isBeingWritten = true
            core.ledger.oldestFrame = snapshot.oldestFrame
            return snapshot
        }
    }

    /// Tells what could be told only now that a snapshot is durable.
    func noteStored(_ snapshot: SessionSnapshot) {
        putting { core in
            core.ledger.version = snapshot.version
            core.ledger.stored = snapshot.change
            core.ledger.letters.removeAll { snapshot.letters.contains($0) }
            core.ledger.hasToldTrouble = false
            core.ledger.isBeingWritten = false
            if core.ledger.change > core.ledger.stored { enqueueForWriting(&core) }
            release(&core)
            admitWaiting(&core)
            if core.ledger.hasLettersWaiting, !core.isWorking { engine.nodes?.tellOfRoom(self) }
        }
    }

    /// Tells what may be told.
    func release(_ core: inout SessionCore) {
        while let output = core.ledger.popTellable() {
            for sink in core.sinks { sink.tell(output) }
        }
        let stored = core.ledger.stored
        guard core.ledger.waiters.contains(where: { $0.change <= stored }) else { return }
        let paid = core.ledger.waiters.filter { $0.change <= stored }
        core.ledger.waiters.removeAll { $0.change <= stored }
        for waiter in paid { waiter.call(true) }
    }

    /// Lets what the work in hand says be told at once: it takes longer than a moment.
    func goLive(_ core: inout SessionCore) {
        guard core.ledger.inHand != nil, !core.ledger.isLive else { return }
        core.ledger.isLive = true
        release(&core)
    }

    /// Calls `action`, which must not block or call the session, once everything so far is durable, or never will be.
    ///
    /// - Parameter action: Is told whether it is durable; without a store it always is.
    package func whenStored(_ action: @escaping @Sendable (Bool) -> Void) {
        let isDecided = core.withLock { core -> Bool? in
            guard core.ledger.isKept, core.ledger.stored < core.ledger.change else { return true }
            guard !core.isEnded else { return false }
            core.ledger.waiters.append(SessionLedger.Waiter(change: core.ledger.change, call: action))
            return nil
        }
        if let isDecided { action(isDecided) }
    }

    /// Tells the connections, once, that what is said cannot be stored at the moment.
    func noteTrouble() {
        core.withLock { tellTrouble(&$0) }
    }

    private func tellTrouble(_ core: inout SessionCore) {
        guard !core.ledger.hasToldTrouble else { return }
        core.ledger.hasToldTrouble = true
        for sink in core.sinks { sink.call(.notStored) }
    }

    /// Gives the session up to whoever has changed it in the store meanwhile.
    func noteConflict() {
        logger.warning("another process has changed the session in the store; its connections have to resume it")
        end(.moved)
    }

    /// Lets go of a session that nobody uses and that is in the store as it stands.
    ///
    /// - Parameter evenWithLinks: Also if other bots may still answer it.
    /// - Returns: Whether it was let go of; never where there is no store, or it does not keep the session.
    func unload(evenWithLinks: Bool) -> Bool {
        end(evenWithLinks ? .unloadedIfUnused : .unloadedIfAlone)
        return isEnded
    }

    /// Whether nobody uses the session, and the store has it as it stands.
    func isUnused(_ core: SessionCore) -> Bool { isSettled(core) && core.sinks.isEmpty }

    /// Whether nothing is left to be done in the session, and the store has it as it stands.
    func isSettled(_ core: SessionCore) -> Bool {
        core.ledger.isKept && !core.isWorking && core.streams.isEmpty && core.waiters.isEmpty
            && !core.ledger.isQueued && core.ledger.change == core.ledger.stored
    }

    /// Returns once nothing is being handled, and what was said has been told, or never will be.
    package func whenTold() async {
        await whenIdle()
        await withCheckedContinuation { continuation in
            whenStored { _ in continuation.resume() }
        }
    }
}

extension Session {
    /// Names the stretch of the conversation in this process; nil without a store.
    ///
    /// What a client was told in an earlier one may be more than what was stored.
    package var generation: String? {
        core.withLock { core in
            guard engine.writer != nil else { return nil }
            if core.ledger.notes.generations.isEmpty, !isFollower {
                core.ledger.notes.begin(.init(id: RandomToken.make(bits: 48), from: 0))
            }
            return core.ledger.notes.generations.last?.id
        }
    }

    /// Whether a client that was told the frame `last` in a generation is to be told only what came after it.
    package func canContinue(after last: Int, of generation: String?) -> Bool {
        core.withLock { core in
            guard engine.writer != nil else { return true }
            let generations = core.ledger.notes.generations
            guard let index = generations.lastIndex(where: { $0.id == generation }) else {
                // Who does not say it is taken to have been here all the time, if there was no other time.
                return generation == nil && generations.count <= 1
            }
            guard index + 1 < generations.count else { return true }
            return last <= generations[index + 1].from
        }
    }
}
