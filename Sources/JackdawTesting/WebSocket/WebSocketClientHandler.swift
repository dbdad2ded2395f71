internal import NIOCore
internal import PermessageDeflate

/// The client's side of one connection: the handshake, then frames in and out.
final class WebSocketClientHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Command
    typealias OutboundOut = ByteBuffer

    /// What the client asks for.
    enum Command: Sendable {
        case raw([UInt8])
        case message(opcode: UInt8, [UInt8], fragments: Int, compress: Bool)
    }

    /// What the client looks at.
    struct Observations: Sendable {
        let messages = TestInbox<WebSocketClientMessage>()
        let pings = TestInbox<[UInt8]>()
        let pongs = TestInbox<[UInt8]>()
        let ending: EventLoopPromise<WebSocketClientClose>

        init(on eventLoop: any EventLoop) {
            ending = eventLoop.makePromise()
        }

        /// Ends what nobody will come to look at.
        func abandon() {
            finish(WebSocketClientClose(code: nil, reason: ""))
        }

        func finish(_ close: WebSocketClientClose, error: (any Error)? = nil) {
            let error = error ?? WebSocketClientError.closed(close)
            messages.finish(throwing: error)
            pings.finish(throwing: error)
            pongs.finish(throwing: error)
            ending.succeed(close)
        }
    }

    private let options: WebSocketClientOptions
    private let upgraded: EventLoopPromise<HTTPTestResponse>
    private let observations: Observations
    private var handshake: ByteBuffer? = ByteBuffer()
    private var frames = WebSocketClientFrameReader()
    private var assembler = WebSocketClientAssembler()
    private var compression: WebSocketClientCompression?
    private var close: WebSocketClientClose?
    private var failure: (any Error)?

    init(
        options: WebSocketClientOptions,
        upgraded: EventLoopPromise<HTTPTestResponse>,
        observations: Observations
    ) {
        self.options = options
        self.upgraded = upgraded
        self.observations = observations
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do {
            var octets = unwrapInboundIn(data)
            if var begun = handshake {
                begun.writeBuffer(&octets)
                guard try finishHandshake(&begun) else { return }
                octets = begun
            }
            frames.append(octets)
            while let frame = try frames.next() {
                try receive(frame, context: context)
            }
        } catch {
            fail(error, context: context)
        }
    }

    /// Reads the server's answer; true once frames may follow.
    private func finishHandshake(_ begun: inout ByteBuffer) throws -> Bool {
        var rest = begun
        guard let response = try WebSocketClientHandshake.head(from: &rest) else {
            handshake = begun
            return false
        }
        guard response.status == 101 else {
            // The body of a refusal may still be on its way.
            guard rest.readableBytes >= response["Content-Length"].flatMap({ Int($0) }) ?? 0 else {
                handshake = begun
                return false
            }
            var refusal = response
            refusal.body = Array(rest.readableBytesView)
            throw WebSocketClientError.refused(refusal)
        }
        begun = rest
        try WebSocketClientHandshake.check(response, offered: options.extensions)
        if let answer = response["Sec-WebSocket-Extensions"] {
            guard let agreed = DeflateParameters(answer: [answer]) else {
                throw WebSocketClientError.protocolViolation("extensions that cannot be: \(answer)")
            }
            compression = WebSocketClientCompression(agreed)
        }
        handshake = nil
        upgraded.succeed(response)
        return true
    }

    private func receive(_ frame: WebSocketClientFrame, context: ChannelHandlerContext) throws {
        switch frame.opcode {
        case 0, 1, 2:
            guard close == nil else { throw WebSocketClientError.protocolViolation("a message after a close frame") }
            if let message = try assembler.add(frame, decompressing: &compression) {
                observations.messages.put(message)
            }
        case 8:
            try receiveClose(frame, context: context)
        case 9:
            if options.answersPings { write(.pong(frame.payload), context: context) }
            observations.pings.put(frame.payload)
        case 10:
            observations.pongs.put(frame.payload)
        default:
            throw WebSocketClientError.protocolViolation("the reserved opcode \(frame.opcode)")
        }
    }

    private func receiveClose(_ frame: WebSocketClientFrame, context: ChannelHandlerContext) throws {
        guard close == nil else { throw WebSocketClientError.protocolViolation("two close frames") }
        guard frame.isFinal, frame.reservedBits == 0, frame.payload.count != 1, frame.payload.count <= 125 else {
            throw WebSocketClientError.protocolViolation("a close frame that cannot be")
        }
        let code = frame.payload.count >= 2 ? UInt16(frame.payload[0]) << 8 | UInt16(frame.payload[1]) : nil
        guard let reason = String(validating: frame.payload.dropFirst(2), as: UTF8.self) else {
            throw WebSocketClientError.protocolViolation("a reason that is not UTF-8")
        }
        close = WebSocketClientClose(code: code, reason: reason)
        // The server is the one to hang up; if it was the one to begin, it waits for this.
        if options.answersClose { write(.close(code: code), context: context) }
    }

    private func write(_ frame: WebSocketClientFrame, context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: frame.encoded())), promise: nil)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .raw(let octets):
            context.write(wrapOutboundOut(ByteBuffer(bytes: octets)), promise: promise)
        case .message(let opcode, let octets, let fragments, let compress):
            do {
                var payload = octets
                var isCompressed = false
                if compress, compression != nil {
                    payload = try compression?.compress(octets) ?? octets
                    isCompressed = true
                }
                var buffer = ByteBuffer()
                for index in 0..<fragments {
                    let start = payload.count * index / fragments
                    let end = payload.count * (index + 1) / fragments
                    let frame = WebSocketClientFrame(
                        opcode: index == 0 ? opcode : 0,
                        payload: Array(payload[start..<end]),
                        isFinal: index == fragments - 1,
                        reservedBits: index == 0 && isCompressed ? 4 : 0
                    )
                    buffer.writeBytes(frame.encoded())
                }
                context.write(wrapOutboundOut(buffer), promise: promise)
            } catch {
                promise?.fail(error)
            }
        }
    }

    private func fail(_ error: any Error, context: ChannelHandlerContext) {
        failure = failure ?? error
        upgraded.fail(error)
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error, context: context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        let ending = close ?? WebSocketClientClose(code: nil, reason: "")
        upgraded.fail(failure ?? WebSocketClientError.closed(ending))
        // After a close frame an error of the network is what follows from hanging up.
        observations.finish(ending, error: close == nil ? failure : nil)
        context.fireChannelInactive()
    }
}
