import JackdawCore
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

    func attach(after last: Int?, as purpose: AttachmentPurpose) {
        slot.attach(to: hub.session, after: last) { [weak self] output in
            guard let self else { return }
            for frame in encoder.withLock({ self.frames(for: output, purpose, &$0) }) { link.send(frame) }
        }
    }

    private func frames(
        for output: SessionOutput,
        _ purpose: AttachmentPurpose,
        _ encoder: inout BesserEncoder
    ) -> [[UInt8]] {
        switch output {
        case .frame(let frame):
            return encoder.frame(frame).map { [$0] } ?? []
        case .history(let entries, _):
            encoder.join(entries)
            return purpose == .joining ? [] : encoder.history(entries)
        case .failure(let failure):
            return [encoder.error(ProtocolError(.voiceFailed, failure.description), date: clock.date)]
        case .attached, .caughtUp, .typing:
            return []
        }
    }

    func detach() { slot.detach() }

    func send(_ error: ProtocolError) {
        link.send(encoder.withLock { $0.error(error, date: clock.date) })
    }
}
