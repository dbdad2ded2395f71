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

    let configuration: WebSocketConfiguration
    let loop: LoopContext
    let inbox: Inbox
    let outbox: Outbox
    let logger: Logger
    var context: ChannelHandlerContext?
    var sweepIndex = -1

    var phase = Phase.open
    var isShuttingDown = false
    /// When to stop waiting: for the close handshake, or for the handler to return.
    var deadline: NIODeadline?

    // Reading
    var assembler: MessageAssembler
    let allowsCompression: Bool
    var unparsed = ByteBuffer()
    /// The data frame whose payload is arriving, and how much of it has.
    var frame: FrameHeader?
    var frameOffset = 0
    var isInboxFull = false
    var isReadWanted = false
    /// What the peer did wrong, while the messages before it are still being answered.
    var violation: ProtocolViolation?
    var isInputClosed = false

    // Writing
    var deflater: MessageDeflater?
    var chunks = CircularBuffer<ByteBuffer>(initialCapacity: 0)
    var current = ByteBuffer()
    var queuedBytes = 0
    var reportedBytes = 0
    /// All that was ever queued; what of it is not unsent, the socket has taken.
    var acceptedBytes = 0
    var isFlushPlanned = false
    var isFlushing = false
    var shutsOutputWhenFlushed = false
    var isOutputShut = false

    // Time
    var hasHeard = true
    var lastHeard = NIODeadline.now()
    var lastPing = NIODeadline.now()
    /// When the peer was last seen to make progress while behind, and what it had taken then.
    var behindSince: NIODeadline?
    var takenThen = 0

    init(
        configuration: WebSocketConfiguration,
        parameters: DeflateParameters?,
        loop: LoopContext,
        inbox: Inbox,
        outbox: Outbox,
        logger: Logger
    ) {
        self.configuration = configuration
        self.loop = loop
        self.inbox = inbox
        self.outbox = outbox
        self.logger = logger
        var inflater: Inflater?
        if let parameters, let policy = configuration.compression {
            inflater = Inflater(
                windowBits: parameters.clientMaxWindowBits ?? 15,
                keepsContext: !parameters.clientNoContextTakeover
            )
            deflater = MessageDeflater(policy: policy, parameters: parameters, loop: loop)
        }
        allowsCompression = inflater != nil
        assembler = MessageAssembler(
            limits: .init(
                frameSize: configuration.maxFrameSize,
                messageSize: configuration.maxMessageSize,
                fragments: configuration.maxFragmentsPerMessage
            ),
            inflater: inflater
        )
    }

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
        context.close(promise: nil)
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

    /// Everything is over: whoever waits is told.
    private func finish() {
        guard phase != .closed else { return }
        phase = .closed
        outbox.noteClose(WebSocketCloseReason(code: .abnormal, reason: "the connection was lost", side: .peer))
        inbox.finish(discarding: false)
        outbox.channelClosed()
        // Stays in the sweep until the handler has returned, so that one that hangs is cancelled.
        deadline = .now() + TimeAmount(configuration.shutdownTimeout)
        chunks.removeAll()
        unparsed = ByteBuffer()
    }
}
