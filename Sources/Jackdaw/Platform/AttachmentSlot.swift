import JackdawCore
import Synchronization

/// The one attachment that a connection has at a time.
///
/// A new one is made before the old one is let go of, because a session that nobody is attached to may end; the old
/// one is deaf by then, so that nothing is heard twice.
///
/// What was missed can be long. It is only noted while the session's lock is held, and told afterwards; what the
/// session says meanwhile waits behind it.
final class AttachmentSlot: Sendable {
    private struct State {
        var attachment: Attachment?
        var turn = 0
        /// Whether what was missed is still being told.
        var isCatchingUp = false
        /// What is to be told after what is being told, in order.
        var backlog: [SessionOutput] = []
    }

    private let state = Mutex(State())

    /// Past so many outputs that wait, the reader is not waited for: the bound on its buffer decides about it.
    private static let patience = 1_024
    /// So many outputs are told at once; more are worth the way to a thread that no other connection waits for.
    private static let few = 16

    /// Whether what waits to be told is little enough to wait for the reader.
    var isPatient: Bool { state.withLock { $0.backlog.count <= Self.patience } }

    /// Attaches the connection, and returns once it has been told what it missed.
    ///
    /// - Parameters:
    ///   - last: The number of the last frame that the client has seen.
    ///   - tell: Tells what was missed and what happened meanwhile, from the caller's task; may take its time.
    ///   - sink: Tells what happens from then on, under the session's lock.
    func attach(
        to session: Session,
        after last: Int?,
        telling tell: @Sendable (SessionOutput) async throws -> Void,
        _ sink: @escaping @Sendable (SessionOutput) -> Void
    ) async throws {
        let turn = state.withLock { state in
            state.turn += 1
            state.isCatchingUp = true
            state.backlog = []
            return state.turn
        }
        let new = session.attach(after: last) { [weak self] output in
            guard let self else { return }
            let isLive = state.withLock { state in
                guard state.turn == turn else { return false }
                if state.isCatchingUp { state.backlog.append(output) }
                return !state.isCatchingUp
            }
            if isLive { sink(output) }
        }
        let old = state.withLock { state in
            defer { state.attachment = new }
            return state.attachment
        }
        old?.detach()
        do {
            if isMuch {
                try await withTaskExecutorPreference(globalConcurrentExecutor) { try await catchUp(tell) }
            } else {
                try await catchUp(tell)
            }
        } catch {
            detach()
            throw error
        }
    }

    private var isMuch: Bool {
        state.withLock { state in
            state.backlog.count > Self.few
                || state.backlog.contains { output in
                    if case .history(let entries, _) = output { return !entries.isEmpty }
                    return false
                }
        }
    }

    /// Tells what waits, until nothing does; what comes later goes straight to the client.
    ///
    /// That nothing waits and that nothing has to is found out under one lock: no frame comes in between.
    private func catchUp(_ tell: (SessionOutput) async throws -> Void) async throws {
        while true {
            let outputs = state.withLock { state in
                if state.backlog.isEmpty { state.isCatchingUp = false }
                defer { state.backlog = [] }
                return state.backlog
            }
            if outputs.isEmpty { return }
            for output in outputs { try await tell(output) }
        }
    }

    func detach() {
        let old = state.withLock { state in
            state.turn += 1
            state.backlog = []
            return state.attachment.take()
        }
        old?.detach()
    }
}
