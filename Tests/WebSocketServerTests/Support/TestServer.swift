import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

@testable import WebSocketServer

/// A running server on a port the system chose, with a few HTTP routes beside the WebSocket.
struct TestServer: Sendable {
    let port: Int
    let group: ServiceGroup
    /// What the server's connections have in common.
    let service: WebSocketService
    private let clients = Clients()
    private let largeAnswers: AsyncStream<Void>
    private let ends: AsyncStream<Void>

    private final class Clients: Sendable {
        let all = Mutex<[RawClient]>([])
    }

    /// Begins a graceful shutdown; the body of ``run(_:shouldUpgrade:handler:body:)`` sees what comes of it.
    func shutDown() async {
        await group.triggerGracefulShutdown()
    }

    /// Waits until the answer of `/large`, 64 MiB of it, has begun.
    func largeAnswerBegins() async {
        for await _ in largeAnswers { return }
    }

    /// Waits until the server has stopped.
    func stopped() async {
        for await _ in ends {}
    }

    static let echo: @Sendable (WebSocketConnection) async throws -> Void = { connection in
        for try await message in connection.messages { try await connection.send(message) }
    }

    /// Runs `body` against a server, and returns when the server has stopped.
    static func run(
        _ configuration: WebSocketConfiguration = WebSocketConfiguration(),
        shouldUpgrade: @escaping @Sendable (WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision = {
            request in
            switch request.path {
            case "/ws": .accept()
            case "/refused": .refuse(.forbidden, message: "no")
            default: .pass
            }
        },
        handler: @escaping @Sendable (WebSocketConnection) async throws -> Void = echo,
        isSecure: Bool = false,
        body: @escaping @Sendable (TestServer) async throws -> Void
    ) async throws {
        let router = Router()
        router.get("/hello") { _, _ in "hello" }
        router.get("/scheme") { request, _ in request.head.scheme ?? "" }
        router.get("/ws") { _, _ in "this is HTTP" }
        router.post("/length") { request, _ in
            var request = request
            return String(try await request.collectBody(upTo: 1 << 20).readableBytes)
        }
        let (largeAnswers, largeAnswer) = AsyncStream<Void>.makeStream()
        router.get("/large") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    let chunk = ByteBuffer(repeating: 0x61, count: 1 << 20)
                    for _ in 0..<64 {
                        largeAnswer.yield(())
                        try await writer.write(chunk)
                    }
                    try await writer.finish(nil)
                }
            )
        }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let (ports, port) = AsyncStream<Int>.makeStream()
        let service = WebSocketService(configuration: configuration, shouldUpgrade: shouldUpgrade, handler: handler)
        let application = Application(
            router: router,
            server: HTTPServerBuilder {
                let plain = WebSocketChannel(responder: $0, service: service)
                return isSecure ? StubbornChannel(base: plain) : plain
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: application)], logger: logger)
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            let (ends, end) = AsyncStream<Void>.makeStream()
            tasks.addTask {
                defer { end.finish() }
                try await group.run()
            }
            var iterator = ports.makeAsyncIterator()
            let server = TestServer(
                port: await iterator.next() ?? 0,
                group: group,
                service: service,
                largeAnswers: largeAnswers,
                ends: ends
            )
            do {
                try await body(server)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            server.clients.all.withLock { clients in
                for client in clients { client.close() }
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    // MARK: Clients

    static let key = "dGhlIHNhbXBsZSBub25jZQ=="

    static func request(
        _ path: String = "/ws",
        method: String = "GET",
        version: String = "HTTP/1.1",
        without: String = "",
        extra: [String] = []
    ) -> String {
        let lines = [
            "Host: localhost", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: \(key)",
            "Sec-WebSocket-Version: 13",
        ]
        let kept = lines.filter { without.isEmpty || !$0.hasPrefix(without + ":") } + extra
        return (["\(method) \(path) \(version)"] + kept + ["", ""]).joined(separator: "\r\n")
    }

    func connect() async throws -> RawClient {
        let client = try await RawClient.connect(port: port)
        clients.all.withLock { $0.append(client) }
        return client
    }

    /// A client with its handshake done.
    func open(_ extra: [String] = [], path: String = "/ws") async throws -> RawClient {
        let client = try await connect()
        try await client.send(Self.request(path, extra: extra))
        let head = try await client.readHead()
        guard head.hasPrefix("HTTP/1.1 101 ") else { throw Refused(head: head) }
        return client
    }

    struct Refused: Error {
        let head: String
    }

    /// Waits until no socket is open any more.
    func untilNoSockets() async throws {
        while service.connections.sockets > 0 { try await Task.sleep(for: .milliseconds(1)) }
    }

    private init(
        port: Int,
        group: ServiceGroup,
        service: WebSocketService,
        largeAnswers: AsyncStream<Void>,
        ends: AsyncStream<Void>
    ) {
        self.port = port
        self.group = group
        self.service = service
        self.largeAnswers = largeAnswers
        self.ends = ends
    }
}
