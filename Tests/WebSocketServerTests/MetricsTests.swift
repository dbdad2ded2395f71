import Metrics
import MetricsTestKit
import NIOCore
import Testing

@testable import WebSocketServer

@Suite("Metrics")
struct MetricsTests {
    @Test(
        "connections, messages, octets, queues, handler times, failures and ends are reported",
        .timeLimit(.minutes(1))
    )
    func everything() async throws {
        let metrics = TestMetrics()
        var configuration = WebSocketConfiguration()
        configuration.metricsFactory = metrics
        // Reports come with the sweep, a quarter of the shortest time limit apart.
        configuration.closeTimeout = .milliseconds(40)
        try await TestServer.run(configuration) { server in
            let client = try await server.open(["Sec-WebSocket-Extensions: permessage-deflate"])
            let text = String(repeating: "say it again ", count: 50)
            for _ in 0..<3 {
                try await client.send(Frame.text(text))
                _ = try await client.readFrame()
            }
            try await Self.eventually { Self.total(metrics, "websocket.server.messages", "sent") == 3 }
            // How many there are is told by the sweep, apart from what they have sent.
            try await Self.eventually {
                (try? metrics.expectGauge("websocket.server.connections.active").lastValue) == 1
            }
            let octets = text.utf8.count
            #expect(Self.total(metrics, "websocket.server.messages", "received") == 3)
            #expect(Self.total(metrics, "websocket.server.payload.bytes", "received") == 3 * octets)
            #expect(Self.total(metrics, "websocket.server.wire.bytes", "received") == 3 * octets)
            #expect(Self.total(metrics, "websocket.server.payload.bytes", "sent") == 3 * octets)
            let wire = Self.total(metrics, "websocket.server.wire.bytes", "sent")
            #expect(wire > 0 && wire < octets)
            #expect(try metrics.expectCounter("websocket.server.connections.opened").totalValue == 1)
            #expect(try metrics.expectGauge("websocket.server.connections.active").lastValue == 1)
            #expect(try metrics.expectGauge("websocket.server.queue.messages").lastValue == 0)
            #expect(try metrics.expectGauge("websocket.server.queue.bytes").lastValue == 0)
            #expect(try metrics.expectTimer("websocket.server.handler.duration").values.count == 3)

            try await client.send(Frame.close(1000))
            #expect(try await client.readCloseCode() == 1000)
            client.close()
            let refused = try await server.connect()
            try await refused.send(TestServer.request(without: "Sec-WebSocket-Key"))
            #expect(try await refused.readHead().hasPrefix("HTTP/1.1 400 "))
            refused.close()
            try await server.untilNoSockets()
            let closes = try metrics.expectCounter(
                "websocket.server.closes",
                [("code", "1000"), ("side", "peer")]
            )
            #expect(closes.totalValue == 1)
            #expect(
                try metrics.expectCounter("websocket.server.handshakes.failed", [("status", "400")]).totalValue == 1
            )
            try await Self.eventually {
                (try? metrics.expectGauge("websocket.server.connections.active").lastValue) == 0
            }
        }
    }

    private static func total(_ metrics: TestMetrics, _ label: String, _ direction: String) -> Int64 {
        (try? metrics.expectCounter(label, [("direction", direction)]).totalValue) ?? 0
    }

    /// Waits; the time limit of the test is the end of patience.
    private static func eventually(_ holds: @Sendable () -> Bool) async throws {
        while !holds() { try await Task.sleep(for: .milliseconds(2)) }
    }
}
