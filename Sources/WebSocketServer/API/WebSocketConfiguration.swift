public import CoreMetrics

/// Limits and habits of the WebSocket connections of one server.
///
/// The defaults suit a chat: messages of up to 1 MiB, a ping every 25 seconds, compression with a small window. Every
/// limit exists so that a hostile or broken peer costs a known amount.
///
/// ```swift
/// var configuration = WebSocketConfiguration()
/// configuration.maxMessageSize = 16 << 20
/// configuration.pingInterval = .seconds(10)
/// ```
public struct WebSocketConfiguration: Sendable {
    /// The largest payload of one frame, in octets as they arrive; a larger one is answered with 1009.
    public var maxFrameSize: Int = 1 << 20
    /// The largest message, in octets as they arrive and over all its frames; a larger one is answered with 1009.
    ///
    /// Compressed frames and messages may be longer by a sixteenth, since what does not compress grows a little.
    public var maxMessageSize: Int = 1 << 20
    /// The largest message after decompression, in octets; nil for ``maxMessageSize``.
    ///
    /// Held to while decompressing: a message that would become larger is answered with 1009 before it does.
    public var maxInflatedMessageSize: Int?
    /// How many frames one message may be cut into, so that empty fragments cannot go on for ever.
    public var maxFragmentsPerMessage: Int = 1 << 17
    /// How many received messages wait for the handler before the socket is not read any more.
    ///
    /// Nor is it read while those that wait hold as many octets as the largest message may have, which bounds the memory
    /// that a peer takes with messages that compress well: at most twice that waits.
    public var maxQueuedMessages: Int = 64

    /// How long a new connection may take to send its first request's head.
    public var handshakeTimeout: Duration = .seconds(10)
    /// How long an HTTP connection may stay open between requests, or within a request's body, without sending anything.
    ///
    /// Also how long a peer may go without taking anything of an answer that waits for it.
    public var idleTimeout: Duration = .seconds(60)
    /// How long to wait for the other side of a close handshake before the socket is closed regardless.
    public var closeTimeout: Duration = .seconds(5)
    /// How long handlers may go on after a graceful shutdown has begun; then they are cancelled and sockets are closed.
    public var shutdownTimeout: Duration = .seconds(10)

    /// How long a WebSocket may go without a message in either direction before it is closed with 1000; nil for ever.
    ///
    /// Pings are no messages: they tell that a peer is alive, not that it is of any use.
    public var messageIdleTimeout: Duration?

    /// How often a silent peer is pinged; nil for never.
    ///
    /// One that stays silent for two intervals is dropped.
    public var pingInterval: Duration? = .seconds(25)

    /// How many octets may wait to be sent to one peer.
    ///
    /// Above a quarter of it ``WebSocketConnection/send(_:compress:)`` suspends. Where
    /// ``WebSocketConnection/enqueue(_:compress:)`` takes the buffer above it, the peer has to make progress: one that
    /// takes less than a sixteenth of this within ``slowReaderGrace`` is closed with 1008, and the buffer is freed.
    public var maxOutgoingBuffer: Int = 8 << 20
    /// How many octets may wait for one peer at any moment, whatever its pace; nil for 16 times ``maxOutgoingBuffer``.
    ///
    /// A bound on memory, not a measure of the peer: even one that reads well is closed with 1008 above it. It has to
    /// have room for the largest burst that a handler enqueues without waiting.
    public var maxOutgoingBurst: Int?
    /// How long a peer that is behind by more than ``maxOutgoingBuffer`` may go without making progress.
    public var slowReaderGrace: Duration = .seconds(10)

    /// The largest head of an HTTP request, names and values together; a larger one is answered with 431.
    public var maxHeaderSize: Int = 16 << 10
    /// How many header fields an HTTP request may have; more are answered with 431.
    public var maxHeaderCount: Int = 100

    /// How many WebSockets may be open; nil for as many as the system allows.
    ///
    /// More are answered with 503. Other connections count as well, from their acceptance on: with an eighth more than this, and 64, a new one is
    /// closed without a word, before it costs anything.
    public var maxConnections: Int?
    /// How many WebSockets one client may have open, as ``maxConnections`` for each; nil for no such limit.
    ///
    /// A client is an IPv4 address or an IPv6 network of 64 bits: the socket's peer, or whoever a proxy of
    /// ``trustedProxies`` names.
    public var maxConnectionsPerAddress: Int?
    /// The reverse proxies whose word about a client's address is believed.
    public var trustedProxies = TrustedProxies.none
    /// The web pages that may open a WebSocket; others are answered with 403.
    public var origins = OriginPolicy.sameOriginOrLocalhost

    /// How `permessage-deflate` (RFC 7692) is used; nil declines it.
    public var compression: CompressionPolicy? = CompressionPolicy()

    /// Where metrics go; nil for the backend that `MetricsSystem` has when the server is made.
    public var metricsFactory: (any MetricsFactory)?

    /// Where handlers run between their suspensions.
    public var handlerExecutor: HandlerExecutor = .eventLoop

    /// A place for handlers to run.
    public enum HandlerExecutor: Sendable, Hashable {
        /// On the connection's own event loop: no thread is changed between a message and its answer, which halves the
        /// cost of a short exchange. A handler that computes for long has to move that work elsewhere, as it has to for
        /// the sake of Swift's own pool.
        case eventLoop
        /// On Swift's global pool.
        case global
    }

    /// Makes the default configuration.
    public init() {}

    var inflatedLimit: Int { maxInflatedMessageSize ?? maxMessageSize }

    var outgoingCeiling: Int {
        if let maxOutgoingBurst { return maxOutgoingBurst }
        let (ceiling, overflows) = maxOutgoingBuffer.multipliedReportingOverflow(by: 16)
        return overflows ? .max : ceiling
    }
}
