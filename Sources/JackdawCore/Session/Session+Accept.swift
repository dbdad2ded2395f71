import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Session {
    /// What a user sent, checked as far as it can be without the session.
    enum Request: Sendable {
        case message(UserMessage.Content, UserMessage.Author, clientID: String?, UserMessage.Choice?)
        case variables([VariableAssignment], clientID: String?)
    }

    /// Accepts what a user sent; it is handled later, in order.
    ///
    /// What was said has its place in the conversation once this returns, and where the bot has a store it is stored. While
    /// `limits.pending` messages wait to be handled this waits too, first come first served; a reset never waits.
    ///
    /// - Throws: ``ConversationRefused`` when the session has ended or the bot shuts down, ``VariableRefused``,
    ///   ``VoiceUnavailable``, or `CancellationError` when the task is cancelled while it waits: then nothing was
    ///   accepted.
    public func accept(_ incoming: Incoming) async throws -> Receipt {
        let receipt = try await acceptUnstored(incoming)
        guard engine.writer != nil else { return receipt }
        let isStored = await withCheckedContinuation { continuation in whenStored { continuation.resume(returning: $0) }
        }
        guard isStored else { throw refusal }
        return receipt
    }

    /// Accepts what a user sent, without waiting for the store: it must not be acknowledged before ``whenStored(_:)``.
    package func acceptUnstored(_ incoming: Incoming) async throws -> Receipt {
        let request: Request
        switch incoming {
        case .reset(let clientID) where !isFollower:
            guard let receipt = requestReset(clientID: clientID) else { throw refusal }
            return receipt
        case .reset:
            try await post(Letter(incoming))
            return Receipt(sequence: nil)
        case .setVariables(let values, let clientID):
            request = .variables(try assignments(of: values), clientID: clientID)
        case .message(let content, let author, let clientID, let chosen):
            if case .voice(_, nil) = content, engine.settings.recognizer == nil { throw VoiceUnavailable() }
            request = .message(content, author, clientID: clientID, chosen)
        }
        if isFollower {
            try await post(Letter(incoming))
            return Receipt(sequence: nil)
        }
        if let receipt = try putting({ try admit(request, &$0) }) { return receipt }
        return try await wait(for: request)
    }

    /// Refuses those who wait to be accepted.
    func refuseWaiting() {
        core.withLock { core in
            while let waiter = core.waiters.popFirst() { waiter.continuation.resume(throwing: refusal) }
        }
    }

    /// Accepts those who wait, as far as there is room.
    func admitWaiting(_ core: inout SessionCore) {
        // Who has left letters elsewhere before is not to be overtaken.
        while hasRoom(core), !core.ledger.hasLettersWaiting, let waiter = core.waiters.popFirst() {
            do {
                if let receipt = try admit(waiter.request, isFirst: true, &core) {
                    waiter.continuation.resume(returning: receipt)
                } else {
                    core.waiters.prepend(waiter)
                    return
                }
            } catch {
                waiter.continuation.resume(throwing: error)
            }
        }
    }

    /// Whether one more message may wait; a single one always may, however large.
    private func hasRoom(_ core: SessionCore) -> Bool {
        guard core.unhandled < engine.limits.pending, !isTooFarAhead(core) else { return false }
        var octets = 0
        for index in 0..<core.mailbox.count {
            if case .message(let message) = core.mailbox[index] { octets += message.content.approximateOctets }
        }
        return octets < engine.limits.pendingOctets
    }

    /// Whether so much waits for the store that nothing more is taken before it has caught up.
    private func isTooFarAhead(_ core: SessionCore) -> Bool {
        core.ledger.held.count >= engine.limits.pending
    }

    /// Takes the request into the mailbox; nil when there is no room.
    ///
    /// - Parameter isForced: Whether it is taken without room, since what comes after it makes some.
    func admit(
        _ request: Request,
        isFirst: Bool = false,
        isForced: Bool = false,
        _ core: inout SessionCore
    ) throws -> Receipt? {
        if core.isEnded || engine.isClosing.load(ordering: .acquiring) { throw refusal }
        keep(&core)
        if let clientID = request.clientID, let receipt = core.receipts.receipt(for: clientID) { return receipt }
        // Who has left letters elsewhere before is not to overtake them.
        guard isForced || hasRoom(core), isFirst || core.waiters.isEmpty && !core.ledger.hasLettersWaiting else {
            return nil
        }
        let work: Work
        var sequence: Int?
        switch request {
        case .message(let content, let author, let clientID, let chosen):
            let message = UserMessage(
                id: core.journal.nextID,
                content: content,
                author: author,
                date: engine.date,
                clientID: clientID,
                chosen: chosen
            )
            sequence = core.record(.user(message), isOutcome: false, engine).sequence
            if let chosen, core.journal.hasOptions(chosen.replyID) {
                let label = message.text
                core.record(.chosen(value: chosen.value, label: label), id: chosen.replyID, isOutcome: false, engine)
            }
            core.hasUserSpoken = true
            work = .message(message)
        case .variables(let assignments, _):
            work = .variables(assignments)
        }
        if let clientID = request.clientID {
            core.receipts.note(clientID, sequence: sequence, limit: engine.limits.rememberedClientIDs)
            if sequence == nil { core.ledger.note(clientID, sequence: nil) }
        }
        core.unhandled += 1
        put(work, &core)
        noteChange(&core)
        return Receipt(sequence: sequence)
    }

    private func wait(for request: Request) async throws -> Receipt {
        let number = core.withLock { $0.nextNumber() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                putting { core in
                    do {
                        // Cancelled before there was anything to find for the handler below.
                        if Task.isCancelled { throw CancellationError() }
                        if let receipt = try admit(request, &core) {
                            continuation.resume(returning: receipt)
                        } else {
                            core.waiters.append(
                                SessionCore.Waiter(number: number, request: request, continuation: continuation)
                            )
                        }
                    } catch {
                        continuation.resume(throwing: error)
                    }
                }
            }
        } onCancel: {
            core.withLock { core in
                let waiters = core.waiters.elements
                guard let waiter = waiters.first(where: { $0.number == number }) else { return }
                core.waiters.filter { $0.number != number }
                waiter.continuation.resume(throwing: CancellationError())
            }
        }
    }

    var refusal: ConversationRefused {
        engine.isClosing.load(ordering: .acquiring) ? .shuttingDown : .sessionEnded
    }

    func assignments(of values: JSONObject) throws(VariableRefused) -> [VariableAssignment] {
        var assignments: [VariableAssignment] = []
        for (name, value) in values {
            guard let variable = engine.variables[name] else { throw .unknown(name) }
            guard variable.settableByUser else { throw .notSettable(name) }
            guard let value = try? variable.decode(value) else { throw .wrongType(name) }
            assignments.append(VariableAssignment(name: name, value: value))
        }
        return assignments
    }
}

extension Session.Request {
    fileprivate var clientID: String? {
        switch self {
        case .message(_, _, let id, _), .variables(_, let id): id
        }
    }
}
