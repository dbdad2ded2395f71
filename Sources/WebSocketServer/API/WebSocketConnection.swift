public import Logging
public import NIOCore

/// An open WebSocket: messages in, messages out, and its end.
///
/// ```swift
/// for try await message in connection.messages {
///     try await connection.send(message)
/// }
/// ```
///
/// Pings are answered, fragments joined, text checked and compression done before anything is seen here.
public final class WebSocketConnection: Sendable {
    /// A number that no other connection of this process has.
    public let id: UInt64
    /// The peer's address, as the socket gives it.
    public let remoteAddress: SocketAddress?
    /// The request that opened the connection.
    ///
    /// It is kept packed and unpacked each time: who looks at it often keeps what is wanted of it.
    public var request: WebSocketUpgradeRequest { packedRequest.request }
    /// The subprotocol agreed on.
    public let subprotocol: String?
    /// What was found out when it was decided to open the connection (``WebSocketUpgradeDecision/accept(subprotocol:headers:info:)``).
    public let info: (any Sendable)?
    /// A logger that names the connection.
    public var logger: Logger { baseLogger.naming(webSocket: id) }

    private let packedRequest: PackedRequest
    private let baseLogger: Logger
    /// Where the handler runs, for work of its own that is as quick as it has to be there; nil for Swift's global pool.
    public let executor: (any TaskExecutor)?

    let inbox: Inbox
    let outbox: Outbox

    init(
        id: UInt64,
        request: WebSocketUpgradeRequest,
        subprotocol: String?,
        info: (any Sendable)?,
        logger: Logger,
        executor: (any TaskExecutor)?,
        inbox: Inbox,
        outbox: Outbox
    ) {
        self.id = id
        self.executor = executor
        remoteAddress = request.remoteAddress
        packedRequest = PackedRequest(request)
        self.subprotocol = subprotocol
        self.info = info
        baseLogger = logger
        self.inbox = inbox
        self.outbox = outbox
    }

    /// The messages received, for one consumer.
    public var messages: WebSocketMessages { WebSocketMessages(inbox: inbox) }

    /// Sends a message, and waits while too much is on its way already.
    ///
    /// The wait is the backpressure of a slow reader: a task that produces faster than the peer reads is slowed down
    /// to its pace. The message itself is accepted before the wait, so that it is sent even where the wait is cancelled.
    ///
    /// - Parameters:
    ///   - message: what to send.
    ///   - compress: false keeps the message plain whatever was negotiated, for a message that holds a secret: in one
    ///     compression context with text an attacker chose, its size would tell about it (CRIME, BREACH).
    /// - Throws: ``WebSocketError`` where the connection is closed; `CancellationError` where the wait was cancelled.
    public nonisolated(nonsending) func send(_ message: WebSocketMessage, compress: Bool = true) async throws {
        switch outbox.enqueue(message, compress: compress) {
        case .accepted: return
        case .closed: throw WebSocketError.closed(closeReason)
        case .acceptedButFull: try await outbox.waitForRoom()
        }
    }

    /// Sends a message without ever waiting; from any thread, in order.
    ///
    /// A peer that is behind by more than ``WebSocketConfiguration/maxOutgoingBuffer`` and makes no progress is closed
    /// with 1008, and so is one that is behind by more than ``WebSocketConfiguration/maxOutgoingBurst``.
    ///
    /// - Parameters:
    ///   - message: what to send.
    ///   - compress: false keeps the message plain; see ``send(_:compress:)``.
    /// - Returns: false once the connection is closed or closing.
    @discardableResult
    public func enqueue(_ message: WebSocketMessage, compress: Bool = true) -> Bool {
        outbox.enqueue(message, compress: compress) != .closed
    }

    /// Closes the connection and waits until it is closed, which a time limit makes sure of.
    ///
    /// What was accepted for sending goes out before the close frame.
    ///
    /// - Parameters:
    ///   - code: one that is allowed on the wire; any other is replaced by 1000.
    ///   - reason: words for the peer's developer, cut to the 123 octets that fit.
    public func close(_ code: WebSocketCloseCode = .normal, reason: String = "") async {
        outbox.close(code, reason: reason)
        await outbox.waitUntilClosed()
    }

    /// How the connection ended; nil while it is open.
    public var closeReason: WebSocketCloseReason? { outbox.closeReason }

    /// Whether the connection neither closes nor is closed.
    public var isOpen: Bool { outbox.closeReason == nil }

    /// Whether the server has begun to shut down.
    ///
    /// ``messages`` has ended or is about to. What is being worked on may still be sent; when the handler returns, or
    /// ``WebSocketConfiguration/shutdownTimeout`` is over, the connection is closed with 1001.
    public var isShuttingDown: Bool { outbox.isShuttingDown }
}

extension Logger {
    /// The logger, with the number of a WebSocket in its metadata.
    func naming(webSocket id: UInt64) -> Logger {
        var logger = self
        logger[metadataKey: "websocket"] = "\(id)"
        return logger
    }
}
