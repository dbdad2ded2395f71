internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// A small HTTP/1.1 client for tests: one connection a request, nothing followed, nothing decompressed.
///
/// ```swift
/// let page = try await HTTPTestClient.get("http://127.0.0.1:8765/")
/// #expect(page.status == 200)
/// ```
public enum HTTPTestClient {
    /// Sends a GET request.
    public static func get(
        _ url: String,
        headers: [(name: String, value: String)] = []
    ) async throws -> HTTPTestResponse {
        try await send("GET", url, headers: headers)
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// - Parameters:
    ///   - method: such as `GET` or `HEAD`.
    ///   - url: such as `http://127.0.0.1:8765/ui/page.js`; its path is sent as it stands.
    ///   - headers: further header fields.
    ///   - body: the body, sent with its length unless `headers` say otherwise.
    ///   - timeout: how long all of it may take.
    /// - Throws: ``WebSocketClientError`` for a bad address or when time is up; errors of the network as they are.
    public static func send(
        _ method: String,
        _ url: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = [],
        timeout: Duration = .seconds(30)
    ) async throws -> HTTPTestResponse {
        guard let target = TestURL(url) else { throw WebSocketClientError.badURL(url) }
        let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
        let answer = eventLoop.makePromise(of: HTTPTestResponse.self)
        let deadline = eventLoop.scheduleTask(in: TimeAmount(timeout)) {
            answer.fail(WebSocketClientError.timedOut(waitingFor: "the answer to \(method) \(target.path)"))
        }
        defer { deadline.cancel() }
        let channel: any Channel
        do {
            channel = try await ClientBootstrap(group: eventLoop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHTTPClientHandlers()
                        try channel.pipeline.syncOperations.addHandler(HTTPTestCollector(answer: answer))
                    }
                }
                .connect(host: target.host, port: target.port)
                .get()
        } catch {
            answer.fail(error)
            throw error
        }
        defer { channel.close(promise: nil) }
        var fields = HTTPHeaders()
        for header in headers { fields.add(name: header.name, value: header.value) }
        if !fields.contains(name: "Host") { fields.add(name: "Host", value: target.authority) }
        if !fields.contains(name: "Connection") { fields.add(name: "Connection", value: "close") }
        if !body.isEmpty, !fields.contains(name: "Content-Length"), !fields.contains(name: "Transfer-Encoding") {
            fields.add(name: "Content-Length", value: "\(body.count)")
        }
        let head = HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: method),
            uri: target.path,
            headers: fields
        )
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        if !body.isEmpty {
            channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
        }
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        return try await answer.futureResult.get()
    }
}

/// Collects one answer.
private final class HTTPTestCollector: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let answer: EventLoopPromise<HTTPTestResponse>
    private var response = HTTPTestResponse(status: 0, headers: [], body: [])

    init(answer: EventLoopPromise<HTTPTestResponse>) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            response.status = Int(head.status.code)
            response.headers = head.headers.map { ($0.name, $0.value) }
        case .body(let part):
            response.body += part.readableBytesView
        case .end:
            // 1xx answers come before the real one.
            guard response.status >= 200 else { return }
            answer.succeed(response)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.fail(ChannelError.eof)
        context.fireChannelInactive()
    }
}
