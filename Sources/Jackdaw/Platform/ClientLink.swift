import JackdawCore
package import NIOCore
package import WebSocketServer

/// The way to one client: a WebSocket, or in tests a list.
package protocol ClientLink: Sendable {
    /// Sends a text frame some time soon; never waits, keeps the order.
    func send(_ frame: ByteBuffer, compress: Bool)
    /// Sends a text frame, and waits while the client is behind; keeps the order.
    func deliver(_ frame: ByteBuffer) async throws
    /// Closes the connection once what was sent before has gone out.
    func close(_ code: WebSocketCloseCode, reason: String) async
    /// Whether the server is stopping, so that no more messages will come.
    var isShuttingDown: Bool { get }
    /// Where the client is served; nil for no place in particular.
    var executor: (any TaskExecutor)? { get }
}

extension ClientLink {
    package var executor: (any TaskExecutor)? { nil }

    /// Closes the connection where an output says that it is the last; never waits.
    ///
    /// - Returns: Whether it is.
    func close(after output: SessionOutput) -> Bool {
        switch output {
        case .moved: closeForMove()
        case .ended: Task { await close(.goingAway, reason: "the conversation was removed") }
        default: return false
        }
        return true
    }

    /// Has the client connect again, to where its session has gone; never waits.
    func closeForMove() {
        Task { await close(.goingAway, reason: "the conversation goes on elsewhere; connect again and resume it") }
    }

    func send(_ frame: [UInt8], compress: Bool = true) {
        send(ByteBuffer(bytes: frame), compress: compress)
    }
}

/// A WebSocket as the way to a client.
struct SocketLink: ClientLink {
    let connection: WebSocketConnection

    func send(_ frame: ByteBuffer, compress: Bool) {
        connection.enqueue(.text(frame), compress: compress)
    }

    func deliver(_ frame: ByteBuffer) async throws {
        try await connection.send(.text(frame))
    }

    func close(_ code: WebSocketCloseCode, reason: String) async {
        await connection.close(code, reason: reason)
    }

    var isShuttingDown: Bool { connection.isShuttingDown }
    var executor: (any TaskExecutor)? { connection.executor }
}
