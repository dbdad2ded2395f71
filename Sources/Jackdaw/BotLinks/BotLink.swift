internal import JackdawCore
internal import Logging
internal import NIOCore
internal import NIOWebSocket
internal import Synchronization

/// One session's connection to another bot: opened for the first message, and again for the next once it was lost.
final class BotLink: Sendable {
    private struct State {
        var opening: Task<BotConnection, any Error>?
        var isClosed = false
    }

    private weak let session: Session?
    private let address: BotAddress
    /// The address as the bot's author wrote it.
    private let name: String
    private let messageLimit: Int
    private let makeTLS: LinkTLS?
    /// Names the session to the other bot, so that it goes on with it when the connection was lost.
    private let id = RandomToken.make(bits: 128)
    private let state = Mutex(State())

    init(session: Session, address: BotAddress, name: String, messageLimit: Int, makeTLS: LinkTLS?) {
        self.session = session
        self.address = address
        self.name = name
        self.messageLimit = messageLimit
        self.makeTLS = makeTLS
    }

    /// Says something to the other bot.
    ///
    /// - Throws: `BotUnreachable`.
    func send(_ text: String) async throws {
        var writer = JSONWriter()
        writer.object {
            $0.field("action", "agent_reply_str")
            $0.field("message", text)
        }
        let bytes = writer.bytes
        do {
            let (connection, isNew) = try await connection()
            do {
                try await connection.write(bytes)
            } catch  where !isNew {
                // It was lost while nothing was said: a new one is worth a try.
                forget(connection)
                try await self.connection().0.write(bytes)
            }
        } catch let error as BotUnreachable {
            throw error
        } catch {
            throw BotUnreachable(address: name, reason: "\(error)")
        }
    }

    /// Closes the connection for good.
    func close() {
        let opening = state.withLock { state in
            state.isClosed = true
            return state.opening.take()
        }
        guard let opening else { return }
        opening.cancel()
        Task { try? await opening.value.close() }
    }

    /// The connection there is, or a new one; whoever asks while it is being opened waits for that one.
    private func connection() async throws -> (BotConnection, isNew: Bool) {
        let (opening, isNew) = try state.withLock { state -> (Task<BotConnection, any Error>, Bool) in
            guard !state.isClosed else { throw ConversationRefused.sessionEnded }
            if let opening = state.opening { return (opening, false) }
            let opening = Task.detached { [address, id, messageLimit, makeTLS, weak self] in
                try await BotConnection.open(
                    address,
                    session: id,
                    messageLimit: messageLimit,
                    makeTLS: makeTLS
                ) { [weak self] frame in
                    await self?.receive(frame) ?? false
                } ended: { [weak self] connection in
                    self?.forget(connection)
                }
            }
            state.opening = opening
            return (opening, true)
        }
        do {
            return (try await opening.value, isNew)
        } catch {
            state.withLock { if $0.opening == opening { $0.opening = nil } }
            throw error
        }
    }

    private func forget(_ connection: BotConnection) {
        let opening = state.withLock { $0.opening }
        guard let opening else { return }
        Task {
            guard (try? await opening.value) === connection else { return }
            self.state.withLock { if $0.opening == opening { $0.opening = nil } }
        }
    }

    /// Hands what the other bot said to the session; false when there is nobody to hear more.
    private func receive(_ payload: ByteBuffer) async -> Bool {
        guard let session, !session.isEnded else { return false }
        let frame = payload.withUnsafeReadableBytes { bytes in try? BesserDecoder.decode(bytes) }
        // Whatever is no text of a bot has nothing to match intents on.
        guard case .message(let message) = frame, case .say(let content, .bot, _) = message.action else { return true }
        do {
            _ = try await session.accept(.message(content, author: .bot(name: name)))
            return true
        } catch {
            session.logger.debug("what another bot said was not taken", metadata: ["reason": "\(error)"])
            return !(error is ConversationRefused)
        }
    }
}
