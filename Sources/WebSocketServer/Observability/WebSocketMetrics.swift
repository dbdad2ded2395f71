import CoreMetrics
import Synchronization

/// What a server reports of its WebSockets to swift-metrics; nothing is measured where no backend listens.
///
/// The documentation of this module lists the labels, dimensions and units.
final class WebSocketMetrics: Sendable {
    struct Direction: Sendable {
        let messages: Counter
        /// Payloads before compression.
        let payloadOctets: Counter
        /// Payloads as they are on the wire.
        let wireOctets: Counter
    }

    let isEnabled: Bool
    let received: Direction
    let sent: Direction
    let opened: Counter
    private let active: Gauge
    private let queuedMessages: Gauge
    private let unsentOctets: Gauge
    /// From a message's delivery to the handler's asking for the next one.
    let handling: Timer
    private let factory: any MetricsFactory
    /// Made as they are needed, and kept: a counter that goes takes what it has counted with it.
    private let counters = Mutex<[String: Counter]>([:])

    init(_ factory: any MetricsFactory) {
        self.factory = factory
        isEnabled = !(factory is NOOPMetricsHandler)
        func direction(_ name: String) -> Direction {
            let dimensions = [("direction", name)]
            return Direction(
                messages: Counter(label: "websocket.server.messages", dimensions: dimensions, factory: factory),
                payloadOctets: Counter(
                    label: "websocket.server.payload.bytes",
                    dimensions: dimensions,
                    factory: factory
                ),
                wireOctets: Counter(label: "websocket.server.wire.bytes", dimensions: dimensions, factory: factory)
            )
        }
        received = direction("received")
        sent = direction("sent")
        opened = Counter(label: "websocket.server.connections.opened", factory: factory)
        active = Gauge(label: "websocket.server.connections.active", factory: factory)
        queuedMessages = Gauge(label: "websocket.server.queue.messages", factory: factory)
        unsentOctets = Gauge(label: "websocket.server.queue.bytes", factory: factory)
        handling = Timer(label: "websocket.server.handler.duration", factory: factory)
    }

    func closed(_ reason: WebSocketCloseReason) {
        guard isEnabled else { return }
        let side = reason.side == .server ? "server" : "peer"
        count("websocket.server.closes", [("code", "\(reason.code)"), ("side", side)])
    }

    func handshakeFailed(status: Int) {
        guard isEnabled else { return }
        count("websocket.server.handshakes.failed", [("status", "\(status)")])
    }

    private func count(_ label: String, _ dimensions: [(String, String)]) {
        let key = dimensions.reduce(label) { "\($0) \($1.1)" }
        let counter = counters.withLock { counters in
            if let known = counters[key] { return known }
            let made = Counter(label: label, dimensions: dimensions, factory: factory)
            counters[key] = made
            return made
        }
        counter.increment()
    }

    func record(_ load: LoopLoad) {
        active.record(load.connections)
        queuedMessages.record(load.queuedMessages)
        unsentOctets.record(load.unsentOctets)
    }

    func record(_ tally: LoopTally) {
        Self.add(tally.received, to: received)
        Self.add(tally.sent, to: sent)
    }

    private static func add(_ tally: LoopTally.Direction, to counters: Direction) {
        guard tally.messages > 0 else { return }
        counters.messages.increment(by: tally.messages)
        counters.payloadOctets.increment(by: tally.payloadOctets)
        counters.wireOctets.increment(by: tally.wireOctets)
    }
}
