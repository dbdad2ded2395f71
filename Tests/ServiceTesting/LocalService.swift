import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP server inside the test's process that answers as the test says and remembers what it was asked.
package final class LocalService: Sendable {
    /// What came in.
    package struct Request: Sendable {
        package var path: String
        /// By name in lower case.
        package var headers: [String: String]
        package var body: [UInt8]
    }

    /// What goes out.
    package enum Reply: Sendable {
        case answer(Int, headers: [String: String] = [:], body: String)
        case octets(Int, headers: [String: String] = [:], [UInt8])
        /// The connection stays open, and nothing comes.
        case silence
        /// The connection ends.
        case hangUp
    }

    package typealias Answerer = @Sendable (Request) -> Reply

    private let channel: any Channel
    private let state: State

    /// What is shared by all connections.
    final class State: Sendable {
        let requests = Mutex<[Request]>([])
        let answerer: Mutex<Answerer>
        let connections = Mutex(0)

        init(_ answerer: @escaping Answerer) { self.answerer = Mutex(answerer) }
    }

    /// Serves while `body` runs, on a port of 127.0.0.1 that the system chooses.
    package static func serving(
        _ answerer: @escaping Answerer,
        _ body: (LocalService) async throws -> Void
    ) async throws {
        let state = State(answerer)
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(AnsweringHandler(state))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let service = LocalService(channel: channel, state: state)
        do {
            try await body(service)
        } catch {
            try? await channel.close()
            throw error
        }
        try await channel.close()
    }

    private init(channel: any Channel, state: State) {
        self.channel = channel
        self.state = state
    }

    /// Where it is.
    package var baseURL: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/v1" }

    /// All that came in so far.
    package var requests: [Request] { state.requests.withLock { $0 } }

    /// How many connections are open.
    package var connections: Int { state.connections.withLock { $0 } }

    /// Answers otherwise from now on.
    package func answer(_ answerer: @escaping Answerer) { state.answerer.withLock { $0 = answerer } }
}

private final class AnsweringHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let state: LocalService.State
    private var request: LocalService.Request?

    init(_ state: LocalService.State) { self.state = state }

    func channelActive(context: ChannelHandlerContext) {
        state.connections.withLock { $0 += 1 }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        state.connections.withLock { $0 -= 1 }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            let headers = head.headers.map { ($0.name.lowercased(), $0.value) }
            request = .init(path: head.uri, headers: Dictionary(headers) { "\($0), \($1)" }, body: [])
        case .body(let buffer): request?.body += buffer.readableBytesView
        case .end:
            guard let request else { return }
            self.request = nil
            state.requests.withLock { $0.append(request) }
            let answerer = state.answerer.withLock { $0 }
            send(answerer(request), context: context)
        }
    }

    private func send(_ reply: LocalService.Reply, context: ChannelHandlerContext) {
        switch reply {
        case .silence: break
        case .hangUp: context.close(promise: nil)
        case .answer(let status, let headers, let body):
            write(status, headers, ByteBuffer(string: body), context)
        case .octets(let status, let headers, let body):
            write(status, headers, ByteBuffer(bytes: body), context)
        }
    }

    private func write(_ status: Int, _ named: [String: String], _ body: ByteBuffer, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders(named.map { ($0.key, $0.value) })
        headers.replaceOrAdd(name: "content-length", value: "\(body.readableBytes)")
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
