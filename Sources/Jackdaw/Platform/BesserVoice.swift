import JackdawCore
import NIOCore
import Synchronization

/// Tells a client of the besser dialect what its session says.
final class BesserVoice: SessionVoice {
    private let hub: SessionHub
    private let link: any ClientLink
    private let clock: any ConversationClock
    private let encoder: Mutex<BesserEncoder>
    private let slot = AttachmentSlot()

    init(
        hub: SessionHub,
        link: any ClientLink,
        replyPrefix: JackdawConfiguration.ReplyPrefix,
        clock: any ConversationClock
    ) {
        self.hub = hub
        self.link = link
        self.clock = clock
        encoder = Mutex(BesserEncoder(replyPrefix: replyPrefix))
    }

    func attach(after last: Int?, as purpose: AttachmentPurpose) async throws {
        try await slot.attach(to: hub.session, after: last) { output in
            if link.close(after: output) { return }
            if case .history(let entries, _) = output {
                encoder.withLock { $0.join(entries) }
                if purpose == .joining { return }
                // One by one: all of them together would be as large as the conversation.
                for entry in entries { try await deliver(encoder.withLock { $0.history([entry]) }.first) }
            } else {
                try await deliver(frame(for: output))
            }
        } _: { [weak self] output in
            guard let self, !link.close(after: output), let frame = frame(for: output) else { return }
            link.send(frame)
        }
    }

    private func deliver(_ frame: [UInt8]?) async throws {
        guard let frame else { return }
        if slot.isPatient {
            try await link.deliver(ByteBuffer(bytes: frame))
        } else {
            link.send(frame)
        }
    }

    private func frame(for output: SessionOutput) -> [UInt8]? {
        switch output {
        case .frame(let frame):
            encoder.withLock { $0.frame(frame) }
        case .failure(let failure):
            encoder.withLock { $0.error(ProtocolError(.voiceFailed, failure.description), date: clock.date) }
        // A text that says so would be taken for one of the bot's.
        case .attached, .history, .caughtUp, .typing, .notStored, .moved, .ended:
            nil
        }
    }

    func detach() { slot.detach() }

    func send(_ error: ProtocolError) {
        link.send(encoder.withLock { $0.error(error, date: clock.date) })
    }
}
