import Logging
import NIOCore
import Synchronization

/// What the connections of one server have in common.
final class WebSocketService: Sendable {
    let configuration: WebSocketConfiguration
    let shouldUpgrade: @Sendable (WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision
    let handler: @Sendable (WebSocketConnection) async throws -> Void
    private let loops = Mutex<[ObjectIdentifier: LoopContext]>([:])
    private static let nextID = Atomic<UInt64>(1)

    init(
        configuration: WebSocketConfiguration,
        shouldUpgrade: @escaping @Sendable (WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision,
        handler: @escaping @Sendable (WebSocketConnection) async throws -> Void
    ) {
        self.configuration = configuration
        self.shouldUpgrade = shouldUpgrade
        self.handler = handler
    }

    func makeID() -> UInt64 {
        Self.nextID.wrappingAdd(1, ordering: .relaxed).oldValue
    }

    func context(for eventLoop: any EventLoop) -> LoopContext {
        loops.withLock { loops in
            let key = ObjectIdentifier(eventLoop)
            if let context = loops[key] { return context }
            let context = LoopContext(eventLoop: eventLoop, sweepInterval: sweepInterval)
            loops[key] = context
            return context
        }
    }

    /// A quarter of the shortest time limit, so that none is exceeded by much; not more than once a second for nothing.
    private var sweepInterval: TimeAmount {
        var limits = [
            configuration.handshakeTimeout, configuration.idleTimeout, configuration.closeTimeout,
            configuration.shutdownTimeout, configuration.slowReaderGrace,
        ]
        if let interval = configuration.pingInterval { limits.append(interval) }
        let shortest = TimeAmount(limits.min() ?? .seconds(4))
        return min(max(.nanoseconds(shortest.nanoseconds / 4), .milliseconds(5)), .seconds(1))
    }

    /// Runs the application's handler for one connection, and closes the connection when it is done.
    func run(_ connection: WebSocketConnection, on loop: LoopContext) async {
        let executor: (any TaskExecutor)? = configuration.handlerExecutor == .eventLoop ? loop : nil
        let handler = handler
        let task = Task(executorPreference: executor) {
            do {
                try await handler(connection)
                await connection.close(connection.isShuttingDown ? .goingAway : .normal)
            } catch {
                if connection.isShuttingDown {
                    await connection.close(.goingAway)
                } else if connection.isOpen {
                    connection.logger.error("a WebSocket's handler failed", metadata: ["error": "\(error)"])
                    await connection.close(.internalError)
                }
            }
        }
        connection.outbox.setCancellation { task.cancel() }
        await withTaskCancellationHandler {
            await task.value
            connection.outbox.handlerReturned()
            await connection.outbox.waitUntilClosed()
        } onCancel: {
            task.cancel()
        }
    }
}
