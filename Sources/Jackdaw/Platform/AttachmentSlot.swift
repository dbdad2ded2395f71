import JackdawCore
import Synchronization

/// The one attachment that a connection has at a time.
///
/// A new one is made before the old one is let go of, because a session that nobody is attached to may end; the old
/// one is deaf by then, so that nothing is heard twice.
final class AttachmentSlot: Sendable {
    private struct State {
        var attachment: Attachment?
        var turn = 0
    }

    private let state = Mutex(State())

    func attach(
        to session: Session,
        after last: Int?,
        _ sink: @escaping @Sendable (SessionOutput) -> Void
    ) {
        let turn = state.withLock { state in
            state.turn += 1
            return state.turn
        }
        let new = session.attach(after: last) { [weak self] output in
            guard let self, self.state.withLock({ $0.turn }) == turn else { return }
            sink(output)
        }
        let old = state.withLock { state in
            defer { state.attachment = new }
            return state.attachment
        }
        old?.detach()
    }

    func detach() {
        let old = state.withLock { state in
            state.turn += 1
            return state.attachment.take()
        }
        old?.detach()
    }
}
