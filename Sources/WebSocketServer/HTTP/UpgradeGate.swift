import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOTLS
import PermessageDeflate

/// Stands between the HTTP codec and the HTTP application, and decides of each request which of both worlds it is for.
///
/// It passes on one request at a time, keeps the time limits of HTTP connections, answers what the codec cannot read,
/// and turns the connection into a WebSocket by taking the codec out.
///
/// `@unchecked Sendable`: everything mutable is touched on the channel's event loop only.
final class UpgradeGate: ChannelDuplexHandler, RemovableChannelHandler, Swept, @unchecked Sendable {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    enum Phase {
        /// HTTP, between requests or within one.
        case http
        /// A request to open a WebSocket is being decided upon.
        case deciding
        /// The last answer is written: what still comes is dropped until the peer hangs up.
        case lingering
        case over
    }

    let service: WebSocketService
    let loop: LoopContext
    let logger: Logger
    let firstUse: EventLoopPromise<PortUse>
    var later: EventLoopPromise<WebSocketConnection?>?
    var encoder: HTTPResponseEncoder?
    var decoder: ByteToMessageHandler<HTTPRequestDecoder>?
    var context: ChannelHandlerContext?
    var sweepIndex = -1

    var phase = Phase.http
    /// Parts of requests that came before the last one was answered.
    var held = CircularBuffer<HTTPServerRequestPart>(initialCapacity: 0)
    var isReadHeld = false
    /// Between a request's head and its end.
    var isReadingRequest = false
    /// Between a request's head and its response's end.
    var isAnswering = false
    var hasWrittenHead = false
    var closesAfterAnswer = false
    var restartsDecoder = false
    /// Whether the requests come by way of TLS.
    var isSecure = false
    var isInputClosed = false
    var isOutputShut = false
    /// The request being decided upon.
    var asking: HTTPRequestHead?
    var deadline: NIODeadline?
    /// When the server that shuts down stops waiting for this connection; once set, nothing moves it.
    private var shutdownDeadline: NIODeadline?
    var answerProgress = AnswerProgress()

    var configuration: WebSocketConfiguration { service.configuration }
    var isShuttingDown: Bool { shutdownDeadline != nil }

    init(service: WebSocketService, loop: LoopContext, logger: Logger, eventLoop: any EventLoop) {
        self.service = service
        self.loop = loop
        self.logger = logger
        firstUse = eventLoop.makePromise()
    }

    func makeDecoder() -> ByteToMessageHandler<HTTPRequestDecoder> {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = configuration.maxHeaderSize
        limits.maxHeaderListSize = configuration.maxHeaderSize
        limits.maxHeaderFieldCount = configuration.maxHeaderCount
        let made = ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
        )
        decoder = made
        return made
    }

    // MARK: The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        setDeadline(configuration.handshakeTimeout)
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

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .http || phase == .deciding else { return }
        let part = unwrapInboundIn(data)
        if held.isEmpty, accepts(part) {
            process(part)
        } else {
            held.append(part)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
    }

    /// While requests are held, or one is decided upon, the socket is not read.
    func read(context: ChannelHandlerContext) {
        if held.isEmpty && phase != .deciding {
            context.read()
        } else {
            isReadHeld = true
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Once lingering, the decoder complains about each further octet.
        guard phase == .http || phase == .deciding else { return }
        guard let error = error as? HTTPParserError else {
            logger.debug("an HTTP connection failed", metadata: ["error": "\(error)"])
            context.closeAtOnce()
            return
        }
        if isAnswering && !isReadingRequest {
            // The request before is being answered: that answer is finished, and is the last.
            closesAfterAnswer = true
            return
        }
        if hasWrittenHead {
            context.closeAtOnce()
        } else if error == .headerOverflow {
            answerAndClose(
                .requestHeaderFieldsTooLarge,
                "the request's head is larger than \(configuration.maxHeaderSize) octets or has more than "
                    + "\(configuration.maxHeaderCount) fields"
            )
        } else {
            answerAndClose(.badRequest, "the request is not HTTP/1.1")
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case TLSUserEvent.handshakeCompleted:
            isSecure = true
        case ChannelEvent.inputClosed:
            isInputClosed = true
            closesAfterAnswer = true
            if isOutputShut || phase == .deciding || !isAnswering && phase != .lingering { context.closeAtOnce() }
        case is ChannelShouldQuiesceEvent:
            closesAfterAnswer = true
            // Half a handshake, an idle connection, one that never sent anything: gone at once.
            if !isAnswering || phase == .deciding { context.closeAtOnce() }
            // One that is being answered may finish, but a peer that stalls does not keep the process alive.
            if shutdownDeadline == nil { shutdownDeadline = .now() + TimeAmount(configuration.shutdownTimeout) }
        default:
            break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func sweep(now: NIODeadline) {
        guard phase != .over else { return }
        let isOver = [deadline, shutdownDeadline].contains { limit in limit.map { now >= $0 } ?? false }
        if isOver || isAnswerStalled(now) { context?.closeAtOnce() }
    }

    /// Whether the peer has taken nothing of its answer for too long.
    private func isAnswerStalled(_ now: NIODeadline) -> Bool {
        guard isAnswering, let channel = context?.channel else { return false }
        let waiting = (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        guard let since = answerProgress.waitingSince(now, waiting: waiting) else { return false }
        return now - since >= TimeAmount(configuration.idleTimeout)
    }

    func setDeadline(_ limit: Duration?) {
        deadline = limit.map { .now() + TimeAmount($0) }
    }

    private func finish() {
        guard phase != .over else { return }
        phase = .over
        loop.remove(self)
        held.removeAll()
        firstUse.succeed(.nothing)
        later?.succeed(nil)
    }
}
