import Logging
import NIOCore
import NIOHTTP1
import PermessageDeflate

/// The last handler of an upgraded connection: octets on one side, the inbox and the outbox on the other.
///
/// `@unchecked Sendable`: everything mutable is touched on the channel's event loop only; tasks elsewhere hold the
/// reference to have the loop call it.
final class FrameHandler: ChannelDuplexHandler, Swept, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Never
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// Where the connection stands in its life (RFC 6455, section 7).
    enum Phase {
        case open
        /// Our close frame is sent; the peer's is awaited, its messages are dropped.
        case closeSent
        /// Both are done, or the peer broke the rules: octets are dropped until it hangs up.
        case draining
        case closed
    }

    let service: WebSocketService
    let loop: LoopContext
    let inbox: Inbox
    let outbox: Outbox
    /// Names the connection in logs.
    let id: UInt64
    /// Who it counts for.
    private let client: IPAddress?
    /// Whether the octets come by way of TLS.
    let isSecure: Bool
    private let baseLogger: Logger
    var context: ChannelHandlerContext?
    var sweepIndex = -1

    var phase = Phase.open
    var isShuttingDown = false
    /// When to stop waiting: for the close handshake, or for the handler to return.
    var deadline: NIODeadline?

    // Reading
    var reader: FrameReader
    var isInboxFull = false
    var isReadWanted = false
    /// What the peer did wrong, while the messages before it are still being answered.
    var violation: ProtocolViolation?
    var isInputClosed = false

    // Writing
    var deflater: MessageDeflater?
    /// What of the server's budget the decompressor's memory takes, whether it is used yet or not.
    private var reservedForInflater = 0
    var sendQueue: SendQueue
    var reportedBytes = 0
    var isFlushPlanned = false
    var isFlushing = false
    var shutsOutputWhenFlushed = false
    var isOutputShut = false

    // Time
    var hasHeard = true
    var hasMoved = true
    var lastMoved = NIODeadline.now()
    var lastHeard = NIODeadline.now()
    var lastPing = NIODeadline.now()
    /// When the peer was last seen to make progress while behind, and what it had taken then.
    var behindSince: NIODeadline?
    var takenThen = 0

    init(
        id: UInt64,
        client: IPAddress?,
        isSecure: Bool,
        service: WebSocketService,
        parameters: DeflateParameters?,
        loop: LoopContext,
        inbox: Inbox,
        outbox: Outbox,
        logger: Logger
    ) {
        self.id = id
        self.client = client
        self.isSecure = isSecure
        self.service = service
        self.loop = loop
        self.inbox = inbox
        self.outbox = outbox
        baseLogger = logger
        var inflation: Inflation?
        if let parameters, let policy = service.compression {
            deflater = MessageDeflater(parameters: parameters, policy: policy, service: service, loop: loop)
            if parameters.clientNoContextTakeover {
                inflation = .pooled(loop.inflaters)
            } else {
                let bits = parameters.clientMaxWindowBits ?? 15
                inflation = .own(Inflater(windowBits: bits))
                reservedForInflater = CompressionCost.inflater(windowBits: bits)
            }
        }
        sendQueue = SendQueue(loop: loop)
        reader = FrameReader(
            limits: .init(
                frameSize: service.configuration.maxFrameSize,
                messageSize: service.configuration.maxMessageSize,
                inflatedSize: service.configuration.inflatedLimit,
                fragments: service.configuration.maxFragmentsPerMessage
            ),
            inflation: inflation
        )
    }

    /// Made when something is logged: one that waits in each connection would cost more than the rest of this object.
    var logger: Logger { baseLogger.naming(webSocket: id) }

    // MARK: The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        loop.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        finish()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        flush()
        readIfWanted()
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        logger.debug("the WebSocket's socket failed", metadata: ["error": "\(error)"])
        // What ends the connection follows by itself: to TLS a hang-up without a farewell is an error first, and its peer
        // may still wait for our close frame. The deadline is for errors that nothing follows.
        if phase == .open && deadline == nil { deadline = .now() + TimeAmount(service.configuration.closeTimeout) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            isInputClosed = true
            if !isInboxFull { inputClosed() }
        case is ChannelShouldQuiesceEvent:
            beginShutdown()
        default:
            break
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// The HTTP part of a connection that was used for HTTP before ends on its own; its half-close is not ours.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .all {
            context.close(mode: mode, promise: promise)
        } else {
            promise?.succeed()
        }
    }

    /// Frees all that was received or waits to be sent, and what compressed it.
    func releaseMemory() {
        sendQueue.removeAll()
        stopReading()
    }

    /// Frees all that was received, and what compressed and decompressed it: no more messages come or go.
    func stopReading() {
        reader.discard()
        deflater?.release()
        deflater = nil
        service.compressionBudget.giveBack(reservedForInflater)
        reservedForInflater = 0
    }

    /// Everything is over: whoever waits is told.
    private func finish() {
        guard phase != .closed else { return }
        phase = .closed
        let reason = outbox.noteClose(
            WebSocketCloseReason(code: .abnormal, reason: "the connection was lost", side: .peer)
        )
        service.metrics.closed(reason)
        service.connections.leaveWebSocket(client)
        logger.debug("a WebSocket is closed", metadata: ["reason": "\(reason)"])
        inbox.finish(discarding: false)
        outbox.channelClosed()
        // Stays in the sweep until the handler has returned, so that one that hangs is cancelled.
        deadline = .now() + TimeAmount(service.configuration.shutdownTimeout)
        releaseMemory()
    }
}
