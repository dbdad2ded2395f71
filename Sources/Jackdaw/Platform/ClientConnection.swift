import JackdawCore
import Logging
import WebSocketServer

/// One client, from its first frame to its last: what it sends goes to its session, what the session says to it.
///
/// Used by one task. It does not read the next message before the session has accepted the last one: this is what
/// slows down a client that sends faster than its bot answers.
struct ClientConnection {
    let platform: WebSocketPlatform
    let link: any ClientLink
    let dialect: Dialect
    let identity: ClientIdentity
    var logger: Logger

    /// The session the client has; nil until it has resumed the one it named.
    private(set) var hub: SessionHub?
    private(set) var voice: (any SessionVoice)?
    /// Whether the client has said anything in the session that was made for it.
    var hasSpoken = false
    /// Bounds what a client may send before it has a session.
    var doorstep: TokenBucket
    var tables = TableReader()
    /// Reads replies aloud; nil where the client has no session, or its dialect no word for it.
    private(set) var reading: ReadingAloud?

    init(
        platform: WebSocketPlatform,
        link: any ClientLink,
        dialect: Dialect,
        identity: ClientIdentity,
        logger: Logger
    ) {
        self.platform = platform
        self.link = link
        self.dialect = dialect
        self.identity = identity
        self.logger = logger
        doorstep = TokenBucket(
            perSecond: platform.configuration.limits.messagesPerSecond,
            now: platform.conversations.settings.clock.now
        )
    }

    /// Serves the client until it leaves, its session ends or the server stops.
    mutating func serve<Messages: AsyncSequence>(
        _ messages: Messages
    ) async throws where Messages.Element == WebSocketMessage {
        defer { leave() }
        do {
            try await open()
            for try await message in messages {
                try await receive(message)
            }
            // The bot may finish what it is about; its replies still go out.
            if link.isShuttingDown, let hub { await hub.session.whenTold() }
        } catch let refusal as ConversationRefused {
            logger.info("closing a connection", metadata: ["reason": "\(refusal)"])
            // What was accepted before is still answered, as when there is nothing more to read.
            if refusal == .shuttingDown, let hub { await hub.session.whenTold() }
            let isFull = refusal != .shuttingDown && refusal != .sessionEnded
            await link.close(isFull ? .tryAgainLater : .goingAway, reason: refusal.description)
        } catch let error as StoreError {
            logger.error("closing a connection: a session cannot be read", metadata: ["error": "\(error)"])
            await link.close(.tryAgainLater, reason: "conversations cannot be read at the moment; try again")
        } catch let refusal as NotAllowed {
            await link.close(.policyViolation, reason: refusal.reason)
        } catch is WebSocketError {
            // Gone while it was told what it missed.
        } catch is CancellationError {
            await link.close(.goingAway, reason: "the server is stopping")
        }
    }

    /// A session that another client got hold of between the handshake and now.
    private struct NotAllowed: Error {
        let reason: String
    }

    private mutating func leave() {
        voice?.detach()
        voice = nil
        reading?.cancel()
        reading = nil
        if let hub {
            hub.removeReader()
            hub.session.serve(on: nil)
            platform.setup.hubs.release(hub)
        }
        hub = nil
    }

    // MARK: Opening

    private mutating func open() async throws {
        switch dialect {
        case .besser: try await openBesser()
        case .jackdawV1: try await openJackdawV1()
        }
    }

    private mutating func openBesser() async throws {
        guard let (session, isNew) = try await session(where: { platform.mayJoin($0, identity.caller) }) else {
            throw NotAllowed(reason: "the session has a user or a secret")
        }
        enter(session)
        // Who joins a conversation asks for what was said before; who begins one hears its first words.
        try await voice?.attach(after: isNew ? 0 : nil, as: isNew ? .live : .joining)
    }

    private mutating func openJackdawV1() async throws {
        let caller = identity.caller
        // Where there is a secret the client resumes with it, even if its word would be good enough: then it gets what it
        // missed, in place of a session that looks new.
        let named = try await session { owner in
            caller.owns(owner) ?? (!owner.hasSecret && platform.mayJoin(owner, caller))
        }
        guard let (session, isNew) = named, case let isOwn = caller.owns(session.owner), isNew || isOwn != false else {
            return sendHello(session: identity.session ?? "", secret: nil, resumable: true)
        }
        if !isNew, isOwn == true {
            // Whose own it is needs no secret to resume it, but one for its files.
            return sendHello(session: session.id, secret: session.makeSecret(), resumable: true)
        }
        enter(session)
        sendHello(
            session: session.id,
            secret: session.makeSecret(),
            generation: session.generation,
            resumable: false
        )
        try await voice?.attach(after: isNew ? 0 : nil, as: .live)
    }

    /// The session that the client names, if it may have it, or a new one; nil where it may not.
    private func session(where isOpen: (Conversations.Owner) -> Bool) async throws -> (session: Session, isNew: Bool)? {
        let conversations = platform.conversations
        var id = identity.session
        if let named = id {
            do {
                switch try await conversations.find(named, isOpen) {
                case .session(let session): return (session, false)
                case .refused: return nil
                case .nothing: break
                }
            } catch let error as StoreError where error.kind != .unavailable {
                // It stays as it is, under its id.
                logger.error("a client begins anew: its session cannot be read", metadata: ["error": "\(error)"])
                id = nil
            }
        }
        let (session, isNew) = try conversations.open(id: id, user: identity.user, name: identity.name)
        // Somebody else may have opened it meanwhile.
        return isNew || isOpen(session.owner) ? (session, isNew) : nil
    }

    /// Leaves the session the client has, if any, for another one.
    mutating func enter(_ session: Session) {
        leave()
        let setup = platform.setup
        let hub = platform.hub(for: session)
        hub.addReader()
        session.serve(on: link.executor)
        self.hub = hub
        // Another session has other tables under the same ids.
        tables = TableReader()
        let replyPrefix = setup.configuration.protocol.replyPrefix
        switch dialect {
        case .besser: voice = BesserVoice(hub: hub, link: link, replyPrefix: replyPrefix, clock: clock)
        case .jackdawV1:
            voice = JackdawV1Voice(
                hub: hub,
                link: link,
                files: setup.files,
                historyLimit: setup.configuration.limits.outgoingBuffer / 4
            )
            reading = ReadingAloud(
                hub: hub,
                link: link,
                files: setup.files,
                limit: setup.configuration.limits.pending
            )
        }
        logger[metadataKey: "session"] = "\(session.id)"
    }

    var clock: any ConversationClock { platform.conversations.settings.clock }

    private func sendHello(session: String, secret: String?, generation: String? = nil, resumable: Bool) {
        let setup = platform.setup
        let limits = setup.configuration.limits
        let hello = Hello(
            session: session,
            secret: secret,
            resumable: resumable,
            generation: generation,
            user: identity.caller.user,
            botName: platform.botName,
            heartbeat: setup.configuration.heartbeat.map { $0 / .seconds(1) },
            messageLimit: min(limits.message, limits.inflatedMessage),
            frameLimit: limits.frame,
            uploadLimit: limits.upload,
            voiceLimit: longestRecording / .seconds(1),
            pendingLimit: limits.pending,
            messagesPerSecond: limits.messagesPerSecond,
            outgoingBuffer: limits.outgoingBuffer,
            hasVoice: platform.conversations.settings.recognizer != nil,
            hasSpeech: platform.conversations.settings.voice != nil,
            hasUploads: limits.upload > 0,
            filesPath: setup.files.path,
            conversationsPath: setup.conversationsPath,
            libraries: setup.libraries.hello
        )
        // In one compression context with what a stranger makes the bot say, the secret would show in the sizes.
        link.send(encoder.hello(hello), compress: false)
    }

    /// The longest voice message: what the configuration allows, or the recogniser takes.
    var longestRecording: Duration {
        let allowed = platform.configuration.limits.voice
        return min(allowed, platform.conversations.settings.recognizer?.longestRecording ?? allowed)
    }

    /// Writes what is not about a frame of the session.
    var encoder: JackdawV1Encoder {
        JackdawV1Voice.encoder(files: platform.setup.files, hub: hub)
    }
}
