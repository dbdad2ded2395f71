import HTTPTypes
public import JackdawCore
import Logging
import Synchronization
public import WebSocketServer

/// Connects clients, in either dialect of the wire protocol, with a bot's sessions.
///
/// ```swift
/// let websocket = bot.useWebSocketPlatform()
/// try await bot.run()
/// ```
///
/// Keep it to speak to somebody from outside of a body, say when a payment came in:
///
/// ```swift
/// try await websocket.reply(to: sessionID, "Your payment has arrived.")
/// ```
public final class WebSocketPlatform: Sendable {
    /// What is fixed once the configuration is known.
    struct Setup: Sendable {
        var configuration: JackdawConfiguration
        var libraries: WebLibraries
        var files: FileStore
        var hubs: SessionHubs
        var proxies: TrustedProxies
        /// Where users see their conversations.
        var conversationsPath: String
        /// Nil, unless the bot is being developed.
        var development: DevelopmentMode?
    }

    package let botName: String
    package let conversations: Conversations
    /// What the server remembers about this platform.
    package let serving = ServingState()
    private let storedSetup: Mutex<Setup>

    /// Makes the platform of a bot, with the default configuration until another is settled.
    package init(
        botName: String,
        conversations: Conversations,
        configuration: JackdawConfiguration = JackdawConfiguration()
    ) {
        self.botName = botName
        self.conversations = conversations
        storedSetup = Mutex(Self.setup(configuration, .none, conversations))
    }

    /// Takes over the configuration, before the first client comes.
    func use(
        _ configuration: JackdawConfiguration,
        libraries: WebLibraries = .none,
        development: DevelopmentMode? = nil
    ) {
        var setup = Self.setup(configuration, libraries, conversations)
        setup.development = development
        storedSetup.withLock { [setup] in $0 = setup }
        if configuration.trustClientIdentity {
            logger.warning(
                "trustClientIdentity is on: whoever names a session is given it; let only a proxy that checks reach the server"
            )
        }
    }

    private static func setup(
        _ configuration: JackdawConfiguration,
        _ libraries: WebLibraries,
        _ conversations: Conversations
    ) -> Setup {
        let base = configuration.path.hasSuffix("/") ? String(configuration.path.dropLast()) : configuration.path
        let files = FileStore(
            path: base + "/files",
            directory: configuration.files.directory,
            uploadLimit: configuration.limits.upload,
            storageLimit: configuration.limits.storage,
            lifetime: configuration.files.lifetime,
            now: { conversations.settings.clock.now },
            commonKey: { conversations.commonKey }
        )
        return Setup(
            configuration: configuration,
            libraries: libraries,
            files: files,
            hubs: SessionHubs { [weak files] in files?.removeFiles(of: $0) },
            proxies: TrustedProxies(configuration),
            conversationsPath: base + "/conversations"
        )
    }

    var setup: Setup { storedSetup.withLock { $0 } }

    var logger: Logger { conversations.settings.logger }

    /// The configuration in force.
    public var configuration: JackdawConfiguration { setup.configuration }

    // MARK: Speaking from outside

    /// Says something in a session, from outside of a body: from a timer, a webhook, another task.
    ///
    /// - Throws: What `Session.reply` throws.
    public func reply(_ session: Session, _ reply: Reply) async throws {
        try await session.reply(reply)
    }

    /// Says something in the session of an id.
    ///
    /// - Throws: `UnknownSession` when there is no such session, `StoreError`, else what `Session.reply` throws.
    public func reply(to sessionID: String, _ reply: Reply) async throws {
        guard let session = try await conversations.find(sessionID) else { throw UnknownSession(id: sessionID) }
        try await session.reply(reply)
    }

    // MARK: Tidying up

    /// What the connections of a session share; also finds, now and then, what ended sessions have left behind.
    func hub(for session: Session) -> SessionHub {
        let setup = setup
        let now = conversations.settings.clock.now
        setup.hubs.sweep(now: now)
        setup.files.removeExpired()
        return setup.hubs.hub(
            for: session,
            messagesPerSecond: setup.configuration.limits.messagesPerSecond,
            now: now
        )
    }

    /// Removes all files, once the server has stopped.
    package func close() {
        setup.files.close()
    }

    // MARK: Connections

    /// Decides whether a request may become a WebSocket of this bot.
    ///
    /// Origins and the number of connections are the server's to check.
    public func shouldUpgrade(_ request: WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision {
        guard let dialect = Dialect(offered: request.subprotocols) else {
            return .refuse(
                .badRequest,
                message: "This server speaks the subprotocol jackdaw.v1, or none (the besser dialect)."
            )
        }
        // Clients of the besser dialect are used to connecting to any path.
        guard dialect == .besser || isOwn(request.path) else { return .pass }
        let caller: Caller
        do throws(AuthenticationRefused) {
            caller = try await self.caller(of: request)
        } catch {
            return .refuse(.unauthorized, message: Self.notSignedIn, headers: challenge)
        }
        let identity = ClientIdentity(request, caller: caller)
        if let problem = identity.problem { return .refuse(.badRequest, message: problem) }
        if dialect == .besser, let id = identity.session {
            do {
                if case .refused = try await conversations.find(id, { mayJoin($0, caller) }) {
                    return .refuse(.forbidden, message: Self.needsProof)
                }
            } catch {
                logger.error("a client is refused: its session cannot be had", metadata: ["error": "\(error)"])
                return .refuse(.serviceUnavailable, message: "Conversations cannot be read at the moment; try again.")
            }
        }
        return .accept(subprotocol: dialect.subprotocol, info: caller)
    }

    static let needsProof = """
        This session belongs to somebody (it has a user or a secret): naming it is not enough. Connect without \
        session_id, or resume it with its secret and the subprotocol jackdaw.v1.
        """

    private func isOwn(_ path: String) -> Bool {
        let own = configuration.path
        return path == own || path + "/" == own || path == own + "/"
    }

    /// Serves one connection until it ends.
    public func handle(_ connection: WebSocketConnection) async throws {
        let dialect: Dialect = connection.subprotocol == nil ? .besser : .jackdawV1
        let request = connection.request
        let caller: Caller
        do throws(AuthenticationRefused) {
            // Found out before, unless somebody has decided about the connection without us.
            if let known = connection.info as? Caller {
                caller = known
            } else {
                caller = try await self.caller(of: request)
            }
        } catch {
            return await connection.close(.policyViolation, reason: Self.notSignedIn)
        }
        var client = ClientConnection(
            platform: self,
            link: SocketLink(connection: connection),
            dialect: dialect,
            identity: ClientIdentity(request, caller: caller),
            logger: connection.logger
        )
        try await client.serve(connection.messages)
    }
}
