import NIOCore
import NIOWebSocket

/// Sends frames back as they come, and flushes once for all that one read has brought.
final class EchoHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .text, .binary, .continuation:
            write(WebSocketFrame(fin: frame.fin, opcode: frame.opcode, data: unmasked(frame, context)), context)
        case .ping:
            write(WebSocketFrame(fin: true, opcode: .pong, data: unmasked(frame, context)), context)
        case .connectionClose:
            let answer = WebSocketFrame(fin: true, opcode: .connectionClose, data: unmasked(frame, context))
            context.writeAndFlush(wrapOutboundOut(answer)).assumeIsolated().whenComplete { _ in
                context.close(promise: nil)
            }
        default:
            break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.flush()
    }

    private func write(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(frame), promise: nil)
    }

    /// The payload with room before it: there the encoder puts the header, and header and payload are one write.
    ///
    /// `unmaskedData` would copy as well, without that room.
    private func unmasked(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) -> ByteBuffer {
        var payload = frame.data
        var buffer = context.channel.allocator.buffer(capacity: Self.headerRoom + payload.readableBytes)
        buffer.moveWriterIndex(to: Self.headerRoom)
        buffer.moveReaderIndex(to: Self.headerRoom)
        buffer.writeBuffer(&payload)
        if let key = frame.maskKey { buffer.webSocketUnmask(key) }
        return buffer
    }

    /// A server's longest header: no mask, and eight octets of length.
    private static let headerRoom = 10
}
