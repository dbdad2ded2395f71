import CoreMetrics
import Logging
import NIOCore
import PermessageDeflate
import Synchronization

/// What the connections of one server have in common.
final class WebSocketService: Sendable {
    let configuration: WebSocketConfiguration
    let shouldUpgrade: @Sendable (WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision
    let handler: @Sendable (WebSocketConnection) async throws -> Void
    /// The policy for compression, fitted into its limits.
    let compression: CompressionPolicy?
    let compressionBudget: CompressionBudget
    let connections: ConnectionCounter
    let metrics: WebSocketMetrics
    private let loads = Mutex<[ObjectIdentifier: LoopLoad]>([:])
    private let loops = Mutex<[ObjectIdentifier: LoopContext]>([:])
    private let crowd = ConnectionCrowd()
    private static let nextID = Atomic<UInt64>(1)

    init(
        configuration: WebSocketConfiguration,
        shouldUpgrade: @escaping @Sendable (WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision,
        handler: @escaping @Sendable (WebSocketConnection) async throws -> Void
    ) {
        self.configuration = configuration
        self.shouldUpgrade = shouldUpgrade
        self.handler = handler
        compression = configuration.compression?.fitted
        compressionBudget = CompressionBudget(limit: configuration.compression?.maxMemory ?? 0)
        connections = ConnectionCounter(
            limit: configuration.maxConnections,
            limitPerClient: configuration.maxConnectionsPerAddress
        )
        metrics = WebSocketMetrics(configuration.metricsFactory ?? MetricsSystem.factory)
    }

    func makeID() -> UInt64 {
        Self.nextID.wrappingAdd(1, ordering: .relaxed).oldValue
    }

    func context(for eventLoop: any EventLoop) -> LoopContext {
        loops.withLock { loops in
            let key = ObjectIdentifier(eventLoop)
            if let context = loops[key] { return context }
            let context = LoopContext(eventLoop: eventLoop, service: self)
            loops[key] = context
            return context
        }
    }

    /// A quarter of the shortest time limit, so that none is exceeded by much; not more than once a second for nothing.
    var sweepInterval: TimeAmount {
        var limits = [
            configuration.handshakeTimeout, configuration.idleTimeout, configuration.closeTimeout,
            configuration.shutdownTimeout, configuration.slowReaderGrace,
        ]
        if let interval = configuration.pingInterval { limits.append(interval) }
        if let limit = configuration.messageIdleTimeout { limits.append(limit) }
        let shortest = TimeAmount(limits.min() ?? .seconds(4))
        return min(max(.nanoseconds(shortest.nanoseconds / 4), .milliseconds(5)), .seconds(1))
    }

    /// Reports what an event loop's connections hold, as part of what all do.
    func report(_ load: LoopLoad, of loop: LoopContext) {
        let all = loads.withLock { loads in
            loads[ObjectIdentifier(loop)] = load
            return loads.values.reduce(LoopLoad(), +)
        }
        metrics.record(all)
    }

    /// Who an accepted socket counts for: nobody where a trusted proxy connects, for many clients.
    func countedClient(_ peer: SocketAddress?) -> IPAddress? {
        guard let address = peer.flatMap(IPAddress.init) else { return nil }
        return configuration.trustedProxies.contains(address) ? nil : address.client
    }

    /// What to answer to a client's offers of compression.
    ///
    /// A promise to remember its messages costs memory from now on; where there is none left the client is asked to send
    /// messages that need no memory.
    func negotiate(_ offers: [String]) -> DeflateParameters? {
        guard let compression, let answer = compression.negotiation.answer(to: offers) else { return nil }
        guard !answer.clientNoContextTakeover else { return answer }
        let cost = CompressionCost.inflater(windowBits: answer.clientMaxWindowBits ?? 15)
        let fits = compression.cost.deflater + cost <= compression.maxMemoryPerConnection
        if fits, compressionBudget.take(cost) { return answer }
        var negotiation = compression.negotiation
        negotiation.clientContextTakeover = false
        return negotiation.answer(to: offers)
    }

    /// Has the application's handler run for a connection, in a task that needs nobody to wait for it.
    ///
    /// A task of the HTTP server's that waited for each WebSocket would cost as much memory as the WebSocket itself. So
    /// the first caller stays until all connections are over, and the server cannot end before them; the others return.
    func adopt(_ connection: WebSocketConnection) async {
        let isFirst = crowd.enter()
        start(connection)
        guard isFirst else { return }
        await withTaskCancellationHandler {
            await crowd.waitUntilEmpty()
        } onCancel: {
            for loop in loops.withLock({ Array($0.values) }) { loop.abandonConnections() }
        }
    }

    private func start(_ connection: WebSocketConnection) {
        // Detached: a copy of the server's task-local values would cost each connection a kilobyte.
        let task = Task.detached(executorPreference: connection.executor) { [self] in
            do {
                try await handler(connection)
                end(connection, after: nil)
            } catch {
                end(connection, after: error)
            }
            // The sweep sees to it that closing happens.
            await connection.outbox.waitUntilClosed()
            crowd.leave()
        }
        connection.outbox.setCancellation { task.cancel() }
    }

    /// Closes a connection whose handler has returned or failed.
    ///
    /// Apart from the task above, whose frame would otherwise hold all of this as long as the connection lives.
    @inline(never)
    private func end(_ connection: WebSocketConnection, after error: (any Error)?) {
        var code = WebSocketCloseCode.normal
        if connection.isShuttingDown {
            code = .goingAway
        } else if let error {
            code = .internalError
            if connection.isOpen {
                connection.logger.error("a WebSocket's handler failed", metadata: ["error": "\(error)"])
            }
        }
        connection.outbox.handlerReturned(closingWith: code)
    }
}
