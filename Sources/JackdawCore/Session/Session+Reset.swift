import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Session {
    /// Begins the conversation again: cancels what runs, gives up what waits, runs the body of the first state.
    ///
    /// - Returns: nil when the session has ended or the bot shuts down.
    func requestReset(clientID: String?) -> Receipt? {
        let (receipt, tasks) = putting { core -> (Receipt?, [SessionCore.Cancellation]) in
            if core.isEnded || engine.isClosing.load(ordering: .acquiring) { return (nil, []) }
            if let clientID, let receipt = core.receipts.receipt(for: clientID) { return (receipt, []) }
            core.lastActive = engine.clock.now
            keep(&core)
            let tasks = core.interrupt(.reset, engine)
            scheduleAbandonment(&core)
            // What was in hand is given up: it is not handled again, and what it has said so far was said.
            core.ledger.conclude()
            // What happened outside still counts after a reset; what the user said before it does not.
            core.mailbox.filter { work in
                switch work {
                case .message, .variables, .timer, .start, .restart: false
                case .event: true
                }
            }
            core.unhandled = core.isHandlingUserWork ? 1 : 0
            let sequence = core.record(.restarted, isOutcome: false, engine).sequence
            if let clientID {
                core.receipts.note(clientID, sequence: sequence, limit: engine.limits.rememberedClientIDs)
                core.ledger.note(clientID, sequence: sequence)
            }
            put(.restart, first: true, &core)
            noteChange(&core)
            admitWaiting(&core)
            return (Receipt(sequence: sequence), tasks)
        }
        for cancel in tasks { cancel() }
        return receipt
    }

    /// Notes that the bot's own code asked for the conversation to begin again; tells whether it did.
    func takeResetRequest() -> Bool {
        let (wanted, tasks) = core.withLock { core -> (Bool, [SessionCore.Cancellation]) in
            guard core.wantsReset, core.interruption == nil else { return (false, []) }
            core.wantsReset = false
            let tasks = core.stopStreams(engine)
            core.record(.restarted, engine)
            forget(&core)
            return (true, tasks)
        }
        for cancel in tasks { cancel() }
        return wanted
    }

    /// Brings variables and parameters back to the beginning.
    func forget(_ core: inout SessionCore) {
        core.variables = [:]
        core.parameters = [:]
        core.formProgress = FormProgress()
        core.wantsReset = false
    }
}
