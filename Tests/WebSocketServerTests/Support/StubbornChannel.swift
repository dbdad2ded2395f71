import HummingbirdCore
import Logging
import NIOCore
import NIOTLS

@testable import WebSocketServer

/// A server's connections behind what looks to them like TLS whose peer never says its farewell.
struct StubbornChannel: ServerChildChannel, HTTPChannelHandler {
    let base: WebSocketChannel

    var responder: Responder { base.responder }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<PortConnection> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(StubbornFarewell())
        }.flatMap {
            base.setup(channel: channel, logger: logger)
        }
    }

    func handle(value: PortConnection, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}

/// Encrypts nothing, but waits for ever when it is to close.
private final class StubbornFarewell: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        context.fireUserInboundEventTriggered(TLSUserEvent.handshakeCompleted(negotiatedProtocol: nil))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // A mere hang-up is an error to TLS as well.
        if case ChannelEvent.inputClosed = event { context.fireErrorCaught(ChannelError.eof) }
        context.fireUserInboundEventTriggered(event)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output { context.close(mode: mode, promise: promise) }
    }
}
