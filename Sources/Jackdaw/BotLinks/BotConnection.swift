internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOWebSocket

/// A WebSocket to another bot, from its handshake to its end.
final class BotConnection: Sendable {
    /// Why a connection came to nothing.
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    private enum Upgrade: Sendable {
        case webSocket(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>)
        case refused
    }

    private typealias Writer = NIOAsyncChannelOutboundWriter<WebSocketFrame>

    private static let openingTime: TimeAmount = .seconds(10)

    private let channel: any Channel
    private let writer: Writer

    private init(channel: any Channel, writer: Writer) {
        self.channel = channel
        self.writer = writer
    }

    /// Connects and upgrades.
    ///
    /// - Parameters:
    ///   - session: names the session to the other bot.
    ///   - messageLimit: how long a message may be, in octets.
    ///   - makeTLS: what encrypts, for an address that asks for it.
    ///   - receive: gets each text; the next is not read before it returns. False ends the connection.
    ///   - ended: called when the connection has ended.
    static func open(
        _ address: BotAddress,
        session: String,
        messageLimit: Int,
        makeTLS: LinkTLS?,
        receive: @escaping @Sendable (ByteBuffer) async -> Bool,
        ended: @escaping @Sendable (BotConnection) -> Void
    ) async throws -> BotConnection {
        let upgrade = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connectTimeout(openingTime)
            .connect(host: address.host, port: address.port) { channel in
                // A server that takes the connection and says nothing is waited for no longer.
                let limit = channel.eventLoop.scheduleTask(in: openingTime) { channel.close(promise: nil) }
                return channel.eventLoop.makeCompletedFuture {
                    if let makeTLS {
                        try channel.pipeline.syncOperations.addHandler(makeTLS(address.host))
                    }
                    let negotiation = try negotiate(channel, address, session: session, messageLimit: messageLimit)
                    negotiation.whenComplete { _ in limit.cancel() }
                    return negotiation
                }
            }
        guard case .webSocket(let channel) = try await upgrade.get() else {
            throw Refused(description: "it answers, but not with a WebSocket")
        }
        let (opened, opening) = AsyncStream<BotConnection>.makeStream()
        Task {
            try? await channel.executeThenClose { frames, writer in
                let connection = BotConnection(channel: channel.channel, writer: writer)
                opening.yield(connection)
                opening.finish()
                defer { ended(connection) }
                try await serve(frames, writer, receive)
            }
            opening.finish()
        }
        for await connection in opened { return connection }
        throw Refused(description: "the connection was lost at once")
    }

    private static func negotiate(
        _ channel: any Channel,
        _ address: BotAddress,
        session: String,
        messageLimit: Int
    ) throws -> EventLoopFuture<Upgrade> {
        let upgrader = NIOTypedWebSocketClientUpgrader<Upgrade>(maxFrameSize: messageLimit) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0,
                        maxAccumulatedFrameCount: 1_024,
                        maxAccumulatedFrameSize: messageLimit
                    )
                )
                return .webSocket(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
            }
        }
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: address.target)
        head.headers.add(name: "Host", value: address.authority)
        head.headers.add(name: "X-Session-ID", value: session)
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
            configuration: .init(
                upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                    upgradeRequestHead: head,
                    upgraders: [upgrader],
                    notUpgradingCompletionHandler: { channel in
                        channel.close(promise: nil)
                        return channel.eventLoop.makeSucceededFuture(.refused)
                    }
                )
            )
        )
    }

    private static func serve(
        _ frames: NIOAsyncChannelInboundStream<WebSocketFrame>,
        _ writer: Writer,
        _ receive: @Sendable (ByteBuffer) async -> Bool
    ) async throws {
        for try await frame in frames {
            switch frame.opcode {
            case .text:
                guard await receive(frame.unmaskedData) else {
                    return try await writer.write(closing(.goingAway))
                }
            case .ping:
                try await writer.write(
                    WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData)
                )
            case .connectionClose:
                return try await writer.write(
                    WebSocketFrame(fin: true, opcode: .connectionClose, maskKey: .random(), data: frame.unmaskedData)
                )
            default: continue
            }
        }
    }

    private static func closing(_ code: WebSocketErrorCode) -> WebSocketFrame {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        return WebSocketFrame(fin: true, opcode: .connectionClose, maskKey: .random(), data: data)
    }

    /// Sends a text; waits while the other bot is behind.
    func write(_ text: [UInt8]) async throws {
        guard channel.isActive else { throw ChannelError.alreadyClosed }
        try await writer.write(
            WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(bytes: text))
        )
    }

    /// Says goodbye and closes.
    func close() async {
        try? await writer.write(Self.closing(.normalClosure))
        // The other bot closes; one that does not is waited for no longer.
        channel.eventLoop.scheduleTask(in: .seconds(5)) { self.channel.close(promise: nil) }
    }
}
