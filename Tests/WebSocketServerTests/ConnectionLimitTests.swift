import HTTPTypes
import NIOCore
import Testing

@testable import WebSocketServer

@Suite("Connections counted and bounded")
struct ConnectionLimitTests {
    @Test("one WebSocket too many hears so, and there is room again once another has closed")
    func webSockets() async throws {
        var configuration = WebSocketConfiguration()
        configuration.maxConnections = 2
        try await TestServer.run(configuration) { server in
            let first = try await server.open()
            let second = try await server.open()
            let third = try await server.connect()
            try await third.send(TestServer.request())
            let head = try await third.readHead()
            #expect(head.hasPrefix("HTTP/1.1 503 "))
            // Those that were let in notice nothing, and pages are still served.
            try await second.send(Frame.text("still here"))
            #expect(try await second.readFrame().text == "still here")
            let page = try await server.connect()
            try await page.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await page.readHead().hasPrefix("HTTP/1.1 200 "))
            for client in [first, second, third, page] { client.close() }
            try await server.untilNoSockets()
            _ = try await server.open()
        }
    }

    @Test("sockets far beyond the bound are closed without a word, whatever they are for")
    func sockets() async throws {
        var configuration = WebSocketConfiguration()
        configuration.maxConnectionsPerAddress = 1
        try await TestServer.run(configuration) { server in
            var clients: [RawClient] = []
            for _ in 0..<65 {
                let client = try await server.connect()
                try await client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await client.readHead().hasPrefix("HTTP/1.1 200 "))
                clients.append(client)
            }
            let refused = try await server.connect()
            #expect(try await refused.readToEnd(within: .seconds(5)).isEmpty)
            for client in clients { client.close() }
            try await server.untilNoSockets()
            _ = try await server.open()
        }
    }

    @Test("a client that does not read its answer is closed at the time limit", .timeLimit(.minutes(1)))
    func unreadAnswer() async throws {
        var configuration = WebSocketConfiguration()
        configuration.idleTimeout = .milliseconds(400)
        try await TestServer.run(configuration) { server in
            let client = try await RawClient.connect(port: server.port, reads: false, receiveBuffer: 4096)
            try await client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
            await server.largeAnswerBegins()
            try await server.untilNoSockets()
            client.close()
        }
    }

    @Test("clients behind a trusted proxy count one by one, and others cannot claim to be behind it")
    func behindProxy() async throws {
        var configuration = WebSocketConfiguration()
        configuration.maxConnectionsPerAddress = 1
        configuration.trustedProxies = try TrustedProxies(["127.0.0.0/8"])
        try await TestServer.run(configuration) { server in
            _ = try await server.open(["X-Forwarded-For: 192.0.2.1"])
            _ = try await server.open(["X-Forwarded-For: 192.0.2.2"])
            await #expect(throws: TestServer.Refused.self) {
                _ = try await server.open(["X-Forwarded-For: 192.0.2.9, 192.0.2.1"])
            }
        }
        configuration.trustedProxies = .none
        try await TestServer.run(configuration) { server in
            _ = try await server.open(["X-Forwarded-For: 192.0.2.1"])
            await #expect(throws: TestServer.Refused.self) {
                _ = try await server.open(["X-Forwarded-For: 192.0.2.2"])
            }
        }
    }

    @Test("a WebSocket without messages is closed with 1000, however many pings it answers", .timeLimit(.minutes(1)))
    func silence() async throws {
        var configuration = WebSocketConfiguration()
        configuration.messageIdleTimeout = .milliseconds(300)
        configuration.pingInterval = .milliseconds(50)
        try await TestServer.run(configuration) { server in
            let client = try await server.open()
            var frame = try await client.readFrame()
            while frame.first == 0x89 {
                try await client.send(Frame.masked(0x8A, frame.payload))
                frame = try await client.readFrame()
            }
            #expect(frame.first == 0x88)
            #expect(frame.payload.prefix(2) == [0x03, 0xE8])
        }
    }
}
