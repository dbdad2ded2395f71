import JackdawCore
import NIOCore

/// Tells a client of jackdaw.v1 what its session says.
final class JackdawV1Voice: SessionVoice {
    private let hub: SessionHub
    private let link: any ClientLink
    private let encoder: JackdawV1Encoder
    /// How many octets a history may have.
    private let historyLimit: Int
    private let slot = AttachmentSlot()

    init(hub: SessionHub, link: any ClientLink, files: FileStore, historyLimit: Int) {
        self.hub = hub
        self.link = link
        self.historyLimit = historyLimit
        encoder = Self.encoder(files: files, hub: hub)
    }

    /// An encoder that keeps the files of a session's messages; without a session there are none.
    static func encoder(files: FileStore, hub: SessionHub?) -> JackdawV1Encoder {
        let (owner, id) = (hub?.number ?? 0, hub?.session.id ?? "")
        return JackdawV1Encoder { message, file in
            files.link(owner: owner, session: id, message: message, file: file)
        } tableLink: { [weak session = hub?.session] message, frame in
            // What the table is by the time that it is fetched is the history's to know.
            files.tableLink(owner: owner, session: id, message: message, title: frame.title) { [weak session] in
                session?.table(of: message)?.frame
            }
        }
    }

    func attach(after last: Int?, as purpose: AttachmentPurpose) async throws {
        // Asked for here, since the sink is called under the session's lock.
        let opening = Opening(purpose: purpose, session: hub.session.id, generation: hub.session.generation)
        try await slot.attach(to: hub.session, after: last) { [link, encoder, historyLimit, slot] output in
            if link.close(after: output) { return }
            // Not by way of the hub, which keeps the latest frame for those who are up to date.
            let bytes: [UInt8]? =
                if case .frame(let frame) = output {
                    encoder.frame(frame)
                } else {
                    Self.bytes(of: output, opening, encoder, historyLimit)
                }
            guard let bytes else { return }
            if slot.isPatient {
                try await link.deliver(ByteBuffer(bytes: bytes))
            } else {
                link.send(bytes)
            }
        } _: { [hub, link, encoder, historyLimit] output in
            if link.close(after: output) { return }
            if case .frame(let frame) = output {
                link.send(hub.encoded(frame) { encoder.frame(frame) }, compress: true)
            } else if let bytes = Self.bytes(of: output, opening, encoder, historyLimit) {
                link.send(bytes)
            }
        }
    }

    /// What a connection is told when it begins to listen.
    private struct Opening: Sendable {
        let purpose: AttachmentPurpose
        let session: String
        let generation: String?
    }

    /// What is to be said of anything but a frame; nil where nothing is.
    private static func bytes(
        of output: SessionOutput,
        _ opening: Opening,
        _ encoder: JackdawV1Encoder,
        _ historyLimit: Int
    ) -> [UInt8]? {
        switch output {
        case .attached(let sequence, let typing):
            if opening.purpose == .resuming {
                return encoder.resumed(
                    session: opening.session,
                    generation: opening.generation,
                    sequence: sequence,
                    typing: typing
                )
            }
            return opening.purpose == .live && typing ? encoder.typing(true) : nil
        case .history(let entries, let sequence):
            return encoder.history(entries, sequence: sequence, limit: historyLimit)
        case .typing(let isOn):
            return encoder.typing(isOn)
        case .failure(let failure):
            return encoder.error(ProtocolError(.voiceFailed, failure.description, about: failure.clientID))
        case .notStored:
            return encoder.error(.notStored)
        case .frame, .caughtUp, .moved, .ended:
            return nil
        }
    }

    func detach() { slot.detach() }

    func send(_ error: ProtocolError) { link.send(encoder.error(error)) }
}
