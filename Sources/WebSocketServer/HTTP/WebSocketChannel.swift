import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// One accepted connection, as Hummingbird's server sees it.
struct PortConnection: ServerChildChannelValue {
    let channel: any Channel
    let loop: LoopContext
    let firstUse: EventLoopFuture<PortUse>
}

/// What a connection turns out to be for.
enum PortUse: Sendable {
    /// HTTP, at least to begin with; the future tells whether a later request opens a WebSocket.
    case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>, later: EventLoopFuture<WebSocketConnection?>)
    case webSocket(WebSocketConnection)
    /// Nothing: it closed, or never sent a request.
    case nothing
}

/// The child channel of a server that answers HTTP and opens WebSockets on one port.
struct WebSocketChannel: ServerChildChannel, HTTPChannelHandler {
    typealias Value = PortConnection

    let responder: HTTPChannelHandler.Responder
    let service: WebSocketService

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<PortConnection> {
        channel.eventLoop.makeCompletedFuture {
            let loop = service.context(for: channel.eventLoop)
            try ReadBuffers.use(in: channel, of: loop)
            let client = service.countedClient(channel.remoteAddress)
            guard service.connections.enterSocket(client) else {
                try channel.pipeline.syncOperations.addHandler(RefusedConnection())
                let firstUse = channel.eventLoop.makeSucceededFuture(PortUse.nothing)
                return PortConnection(channel: channel, loop: loop, firstUse: firstUse)
            }
            channel.closeFuture.whenComplete { _ in service.connections.leaveSocket(client) }
            let gate = UpgradeGate(service: service, loop: loop, logger: logger, eventLoop: channel.eventLoop)
            let encoder = HTTPResponseEncoder()
            try channel.pipeline.syncOperations.addHandlers([encoder, gate.makeDecoder(), gate])
            gate.encoder = encoder
            return PortConnection(channel: channel, loop: loop, firstUse: gate.firstUse.futureResult)
        }
    }

    func handle(value: PortConnection, logger: Logger) async {
        await withTaskCancellationHandler {
            switch try? await value.firstUse.get() {
            case .webSocket(let connection):
                await service.adopt(connection)
            case .http(let asyncChannel, let later):
                await withDiscardingTaskGroup { group in
                    group.addTask { await handleHTTP(asyncChannel: asyncChannel, logger: logger) }
                    if let connection = try? await later.get() { await service.adopt(connection) }
                }
            case .nothing, nil:
                break
            }
        } onCancel: {
            value.channel.close(promise: nil)
        }
    }
}
