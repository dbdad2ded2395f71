import NIOCore
import Synchronization
import Testing

@testable import WebSocketServer

@Suite("Connections counted and bounded")
struct ConnectionGateTests {
    private final class Count: Sendable {
        private struct State {
            var now = 0
            var waiter: CheckedContinuation<Void, Never>?
        }
        private let state = Mutex(State())

        var gate: ConnectionGate {
            ConnectionGate { address in
                address?.ipAddress == "127.0.0.1"
                    && self.state.withLock { state in
                        guard state.now < 2 else { return false }
                        state.now += 1
                        return true
                    }
            } left: { _ in
                self.state.withLock { state in
                    state.now -= 1
                    if state.now == 0 { state.waiter?.resume() }
                    if state.now == 0 { state.waiter = nil }
                }
            }
        }

        func untilNone() async {
            await withCheckedContinuation { continuation in
                let isNone = state.withLock { state in
                    if state.now > 0 { state.waiter = continuation }
                    return state.now == 0
                }
                if isNone { continuation.resume() }
            }
        }
    }

    @Test("the gate refuses sockets beyond its bound, whatever they are for, and learns when they close")
    func bound() async throws {
        let count = Count()
        var configuration = WebSocketConfiguration()
        configuration.connectionGate = count.gate
        try await TestServer.run(configuration) { server in
            for _ in 0..<2 {
                let socket = try await server.open()
                let page = try await server.connect()
                try await page.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await page.readHead().hasPrefix("HTTP/1.1 200 "))
                let refused = try await server.connect()
                #expect(try await refused.readToEnd(within: .seconds(5)).isEmpty)
                // Those that were let in notice nothing.
                try await socket.send(Frame.text("still here"))
                #expect(try await socket.readFrame().text == "still here")
                socket.close()
                page.close()
                await count.untilNone()
            }
        }
    }

    @Test("a client that does not read its answer is closed at the time limit", .timeLimit(.minutes(1)))
    func unreadAnswer() async throws {
        let count = Count()
        var configuration = WebSocketConfiguration()
        configuration.connectionGate = count.gate
        configuration.idleTimeout = .milliseconds(400)
        try await TestServer.run(configuration) { server in
            let client = try await RawClient.connect(port: server.port, reads: false, receiveBuffer: 4096)
            try await client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
            await server.largeAnswerBegins()
            await count.untilNone()
            client.close()
        }
    }
}
