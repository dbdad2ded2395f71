import HTTPTypes
import NIOCore
import Testing

@testable import WebSocketServer

@Suite("Behind TLS", .timeLimit(.minutes(1)))
struct SecureTests {
    @Test("requests are of https, whether for a page or for a WebSocket")
    func scheme() async throws {
        try await TestServer.run(
            handler: { connection in try await connection.send(.text(connection.request.head.scheme ?? "")) },
            isSecure: true
        ) { server in
            let page = try await server.connect()
            try await page.send("GET /scheme HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(String(decoding: try await page.readToEnd(), as: UTF8.self).hasSuffix("https"))
            let client = try await server.open()
            #expect(try await client.readFrame().text == "https")
        }
    }

    @Test("a peer that hangs up is gone at once, without TLS's farewell")
    func hangsUp() async throws {
        try await TestServer.run(isSecure: true) { server in
            let webSocket = try await server.open()
            let kept = try await server.connect()
            try await kept.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await kept.readHead()
            let silent = try await server.connect()
            for peer in [webSocket, kept, silent] {
                try await peer.sendEnd()
                _ = try await peer.readToEnd(within: .seconds(3))
            }
        }
    }

    @Test("a peer that hangs up with its close frame still gets ours")
    func hangsUpClosing() async throws {
        try await TestServer.run(isSecure: true) { server in
            let client = try await server.open()
            try await client.send(Frame.close(1000))
            try await client.sendEnd()
            #expect(try await client.readCloseCode() == 1000)
            #expect(try await client.readToEnd(within: .seconds(3)).isEmpty)
        }
    }

    @Test("a shutdown waits for no farewell")
    func shutdown() async throws {
        var configuration = WebSocketConfiguration()
        configuration.closeTimeout = .milliseconds(200)
        try await TestServer.run(configuration, isSecure: true) { server in
            let webSocket = try await server.open()
            let silent = try await server.connect()
            await server.shutDown()
            _ = try await silent.readToEnd(within: .seconds(3))
            // Its peer never agrees to close.
            #expect(try await webSocket.readCloseCode() == 1001)
            await server.stopped()
        }
    }
}
