import NIOCore

extension ChannelHandlerContext {
    /// Closes the connection without waiting for the peer.
    ///
    /// A plain `close` leaves TLS waiting some seconds for the peer's farewell, which one that has hung up, or hangs,
    /// never sends. Our own farewell is sent all the same.
    func closeAtOnce() {
        let channel = channel
        close(promise: nil)
        guard channel.isActive else { return }
        try? channel.pipeline.syncOperations.addHandler(SocketEnd(), position: .first)
    }
}

/// Closes the socket past all other handlers, as the one next to it.
private final class SocketEnd: ChannelInboundHandler {
    typealias InboundIn = Never

    func handlerAdded(context: ChannelHandlerContext) {
        context.close(promise: nil)
    }
}
