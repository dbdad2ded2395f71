import NIOCore
import Synchronization
import Testing

@testable import WebSocketServer

@Suite("Graceful shutdown")
struct ShutdownTests {
    @Test("open connections are closed with 1001, idle and half-open ones without delay")
    func closesAll() async throws {
        try await TestServer.run { server in
            let silent = try await server.connect()
            let half = try await server.connect()
            try await half.send("GET /ws HTTP/1.1\r\nHos")
            let kept = try await server.connect()
            try await kept.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await kept.readHead()
            let open = try await server.open()
            await server.shutDown()
            #expect(try await open.readCloseCode() == 1001)
            try await open.send(Frame.close(1001))
            #expect(try await open.readToEnd(within: .seconds(3)).isEmpty)
            _ = try await silent.readToEnd(within: .seconds(3))
            _ = try await half.readToEnd(within: .seconds(3))
            _ = try await kept.readToEnd(within: .seconds(3))
        }
    }

    @Test("a handler at work finishes, and what it sends arrives before the close frame")
    func finishes() async throws {
        let (shutdown, begin) = AsyncStream.makeStream(of: Void.self)
        try await TestServer.run(handler: { connection in
            for try await message in connection.messages {
                for await _ in shutdown {}
                try await connection.send(.text("answer to " + message.text))
            }
        }) { server in
            let client = try await server.open()
            try await client.send(Frame.text("question"))
            try await client.send(Frame.masked(0x89))
            #expect(try await client.readFrame().first == 0x8A)
            await server.shutDown()
            begin.finish()
            #expect(try await client.readFrame().text == "answer to question")
            #expect(try await client.readCloseCode() == 1001)
        }
    }

    @Test("a client that sends its request ever so slowly does not keep the server from stopping")
    func trickledUpload() async throws {
        var configuration = WebSocketConfiguration()
        configuration.shutdownTimeout = .milliseconds(400)
        let begin = ContinuousClock.now
        try await TestServer.run(configuration) { server in
            let client = try await server.connect()
            try await client.send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
            await server.shutDown()
            while ContinuousClock.now - begin < .seconds(30) {
                do {
                    try await client.send("a")
                    _ = try await client.readToEnd(within: .milliseconds(50))
                    break
                } catch is RawClient.TimedOut {
                    continue
                } catch {
                    break
                }
            }
        }
        #expect(ContinuousClock.now - begin < .seconds(25))
    }

    @Test("a client that does not read its answer does not keep the server from stopping", .timeLimit(.minutes(1)))
    func unreadAnswer() async throws {
        var configuration = WebSocketConfiguration()
        configuration.shutdownTimeout = .milliseconds(400)
        let begin = ContinuousClock.now
        try await TestServer.run(configuration) { server in
            let client = try await RawClient.connect(port: server.port, reads: false, receiveBuffer: 4096)
            try await client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
            await server.largeAnswerBegins()
            await server.shutDown()
            await server.stopped()
            client.close()
        }
        #expect(ContinuousClock.now - begin < .seconds(25))
    }

    @Test("a handler that never returns is cancelled at the time limit")
    func cancels() async throws {
        var configuration = WebSocketConfiguration()
        configuration.shutdownTimeout = .milliseconds(200)
        configuration.closeTimeout = .milliseconds(200)
        let begin = ContinuousClock.now
        try await TestServer.run(configuration, handler: { _ in try await Task.sleep(for: .seconds(3600)) }) { server in
            let client = try await server.open()
            await server.shutDown()
            #expect(try await client.readCloseCode() == 1001)
        }
        #expect(ContinuousClock.now - begin < .seconds(25))
    }
}
