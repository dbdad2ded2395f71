import JackdawCore
import Logging
import NIOCore
import WebSocketServer

extension ClientConnection {
    /// Does what a message asks for; one that cannot be used is answered, and changes nothing.
    mutating func receive(_ message: WebSocketMessage) async throws {
        try await pace()
        let size = message.payload.readableBytes
        let frame: ClientFrame
        do throws(ProtocolError) {
            frame = try read(message)
        } catch {
            return report(error, size: size)
        }
        switch frame {
        case .nothing:
            logger.debug("ignored a reply of another bot")
        case .ping:
            if dialect == .jackdawV1 { link.send(encoder.pong()) }
        case .resume(let session, let secret, let generation, let last):
            try await resume(session, secret, generation, last)
        case .stop(let stream):
            hub?.session.stop(stream: stream)
        case .message(let message):
            do {
                try await handle(message)
                hasSpoken = true
            } catch let error as ProtocolError {
                report(error, size: size)
            } catch let error as VariableRefused {
                report(ProtocolError(.variableRefused, error.description, about: message.clientID), size: size)
            } catch is VoiceUnavailable {
                report(.voiceUnavailable(about: message.clientID), size: size)
            } catch let error where !isFinal(error) {
                logger.error("a message could not be accepted", metadata: ["error": "\(error)"])
                let problem = ProtocolError(
                    .internal,
                    "the message could not be accepted; the server's log says why",
                    about: message.clientID
                )
                report(problem, size: size)
            }
        }
    }

    /// Whether an error ends the connection, and is no problem of one message.
    private func isFinal(_ error: any Error) -> Bool {
        error is ConversationRefused || error is CancellationError || error is WebSocketError
    }

    private func read(_ message: WebSocketMessage) throws(ProtocolError) -> ClientFrame {
        guard message.kind == .text else { throw .binaryFrame }
        let frame = try decode(message.payload)
        let about: String?
        switch frame {
        case .ping, .resume: return frame
        case .message(let message): about = message.clientID
        case .stop, .nothing: about = nil
        }
        guard hub != nil else {
            throw ProtocolError(.resumeRequired, "resume the session first, with the secret you got", about: about)
        }
        return frame
    }

    private func decode(_ payload: ByteBuffer) throws(ProtocolError) -> ClientFrame {
        let dialect = dialect
        // `withUnsafeReadableBytes` would turn the error into any error.
        return try payload.withUnsafeReadableBytes { bytes in
            Result { () throws(ProtocolError) in
                switch dialect {
                case .besser: try BesserDecoder.decode(bytes)
                case .jackdawV1: try JackdawV1Decoder.decode(bytes)
                }
            }
        }.get()
    }

    /// Waits until the session may say more.
    ///
    /// What it says meanwhile stays in the socket: a client that is too fast is slowed down, and loses nothing.
    private mutating func pace() async throws {
        let now = clock.now
        let delay = hub?.delay(now: now) ?? doorstep.take(now: now)
        guard delay > .zero else { return }
        try await clock.sleep(until: now + delay)
    }

    /// Tells the client what was wrong, and the log in one line that repeats nothing of what the client sent.
    private func report(_ error: ProtocolError, size: Int) {
        logger.notice(
            "a client sent what cannot be used",
            metadata: ["code": "\(error.code.rawValue)", "dialect": "\(dialect.rawValue)", "octets": "\(size)"]
        )
        if let voice { voice.send(error) } else { link.send(encoder.error(error)) }
    }

    // MARK: Resuming

    private mutating func resume(_ id: String, _ secret: String, _ generation: String?, _ last: Int) async throws {
        // A session that the client has used is not given up by a frame that comes late.
        guard !hasSpoken, let session = try await session(id, provenBy: secret) else {
            let problem = ProtocolError(
                .resumeRefused,
                "the session has ended, or the secret is not its own; connect without session_id"
            )
            return report(problem, size: 0)
        }
        // Leaving the only connection of a session that nobody has spoken in would end it.
        if hub?.session !== session { enter(session) }
        hasSpoken = true
        let canContinue = last > 0 && session.canContinue(after: last, of: generation)
        try await voice?.attach(after: canContinue ? last : nil, as: .resuming)
    }

    /// The session that a client may resume; nil where there is none, or none that can be read.
    private func session(_ id: String, provenBy secret: String) async throws -> Session? {
        let isOwn = { owner in platform.mayResume(owner, secret: secret, identity.caller) }
        do {
            guard case .session(let session) = try await platform.conversations.find(id, isOwn),
                isOwn(session.owner)
            else { return nil }
            return session
        } catch let error as StoreError where error.kind != .unavailable {
            logger.error("a session cannot be read", metadata: ["error": "\(error)"])
            return nil
        }
    }

    // MARK: Messages

    private mutating func handle(_ message: ClientMessage) async throws {
        guard let hub else { return }
        let id = message.clientID
        let incoming: Incoming
        switch message.action {
        case .say(let content, let author, let chosen):
            try check(content, about: id)
            incoming = .message(content, author: author, clientID: id, chosen: chosen)
        case .sendUpload(let upload, let isVoice):
            let file = try await self.upload(upload, hub, about: id)
            let content: UserMessage.Content = isVoice ? .voice(file, transcript: nil) : .file(file)
            try check(content, about: id)
            incoming = .message(content, clientID: id)
        case .setVariables(let values):
            incoming = .setVariables(values, clientID: id)
        case .reset:
            incoming = .reset(clientID: id)
        case .fetchHistory:
            try await voice?.attach(after: nil, as: .replaying)
            return
        case .fetchRows(let query):
            return try await sendRows(query, of: hub.session, about: id)
        case .fetchSpeech(let reply):
            return try readAloud(reply, about: id)
        }
        let receipt = try await hub.session.acceptUnstored(incoming)
        if dialect == .jackdawV1, let id {
            hub.session.whenStored { [link, encoder] isStored in
                if isStored {
                    link.send(encoder.acknowledgement(of: id, sequence: receipt.sequence))
                } else {
                    // Without an acknowledgement the client sends it again, where the session is then.
                    link.closeForMove()
                }
            }
        }
    }

    private mutating func sendRows(_ query: RowQuery, of session: Session, about id: String?) async throws {
        guard let (frame, omittedRows) = session.table(of: query.reply) else {
            throw ProtocolError(.unknownTable, "the history has no table of that id", about: id)
        }
        // Sorted or counted without the rest, the first rows would pass for the whole.
        guard omittedRows == 0 else {
            throw ProtocolError(.unknownTable, "the rest of this table is no longer kept", about: id)
        }
        if let sort = query.sort, sort.column >= frame.columns.count {
            throw ProtocolError(.wrongType, "the field \"message.sort.column\" must name a column", about: id)
        }
        let page = await tables.page(query, of: frame)
        if let id { link.send(encoder.acknowledgement(of: id, sequence: nil)) }
        link.send(encoder.rows(page))
    }

    /// Has a reply read aloud beside everything else: a voice takes its time.
    private func readAloud(_ reply: String, about id: String?) throws {
        guard let reading else { return }
        try reading.read(reply, about: id, logger: logger) {
            if let id { link.send(encoder.acknowledgement(of: id, sequence: nil)) }
        }
    }

    private func upload(_ id: String, _ hub: SessionHub, about: String?) async throws(ProtocolError) -> File {
        guard let file = await platform.upload(id, hub) else {
            throw ProtocolError(.unknownFile, "this session has uploaded no file of that id", about: about)
        }
        return file
    }

    private func check(_ content: UserMessage.Content, about: String?) throws(ProtocolError) {
        let limits = platform.configuration.limits
        switch content {
        case .text, .json:
            return
        case .file(let file):
            guard file.data.count <= limits.upload else {
                throw .tooLarge("the file", limit: "\(limits.upload) octets", about: about)
            }
        case .voice(let file, _):
            guard platform.conversations.settings.recognizer != nil else { throw .voiceUnavailable(about: about) }
            guard file.data.count <= limits.upload else {
                throw .tooLarge("the recording", limit: "\(limits.upload) octets", about: about)
            }
            // How long other formats last, and what to do with a file that is cut off, only the recogniser can tell.
            if let duration = try? WAVFile(file.data).duration, duration > longestRecording {
                let seconds = longestRecording.components.seconds
                throw .tooLarge("the recording", limit: "\(seconds) seconds", about: about)
            }
        }
    }
}
