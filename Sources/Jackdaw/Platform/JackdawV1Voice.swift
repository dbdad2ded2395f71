import JackdawCore

/// Tells a client of jackdaw.v1 what its session says.
final class JackdawV1Voice: SessionVoice {
    private let hub: SessionHub
    private let link: any ClientLink
    private let encoder: JackdawV1Encoder
    private let slot = AttachmentSlot()

    init(hub: SessionHub, link: any ClientLink, files: FileStore) {
        self.hub = hub
        self.link = link
        encoder = Self.encoder(files: files, owner: hub.number)
    }

    static func encoder(files: FileStore, owner: UInt64) -> JackdawV1Encoder {
        JackdawV1Encoder { message, file in files.link(owner: owner, message: message, file: file) }
    }

    func attach(after last: Int?, as purpose: AttachmentPurpose) {
        slot.attach(to: hub.session, after: last) { [hub, link, encoder] output in
            switch output {
            case .attached(let sequence, let typing):
                if purpose == .resuming {
                    link.send(encoder.resumed(session: hub.session.id, sequence: sequence, typing: typing))
                } else if purpose == .live, typing {
                    link.send(encoder.typing(true))
                }
            case .frame(let frame):
                link.send(hub.encoded(frame) { encoder.frame(frame) }, compress: true)
            case .history(let entries, let sequence):
                link.send(encoder.history(entries, sequence: sequence))
            case .typing(let isOn):
                link.send(encoder.typing(isOn))
            case .failure(let failure):
                link.send(
                    encoder.error(ProtocolError(.voiceFailed, failure.description, about: failure.clientID))
                )
            case .caughtUp:
                break
            }
        }
    }

    func detach() { slot.detach() }

    func send(_ error: ProtocolError) { link.send(encoder.error(error)) }
}
