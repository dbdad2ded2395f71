public import HummingbirdCore

extension HTTPServerBuilder {
    /// A server that answers HTTP and opens WebSockets on the same port.
    ///
    /// Unlike an upgrade by NIO's own handlers this one looks at every request of a connection, not the first alone.
    ///
    /// ```swift
    /// let application = Application(
    ///     router: router,
    ///     server: .httpAndWebSocket { request in
    ///         request.path == "/chat" ? .accept() : .pass
    ///     } handler: { connection in
    ///         for try await message in connection.messages {
    ///             try await connection.send(message)
    ///         }
    ///     }
    /// )
    /// ```
    ///
    /// - Parameters:
    ///   - configuration: limits and habits.
    ///   - shouldUpgrade: decides about each valid request to open a WebSocket; one that is not valid never gets here.
    ///     The `Origin` is for it to check. An error is answered with 500.
    ///   - handler: runs for each connection. When it returns the connection is closed with 1000 (1001 during a
    ///     shutdown), when it throws with 1011.
    /// - Returns: what `Application` wants as its `server`.
    public static func httpAndWebSocket(
        configuration: WebSocketConfiguration = WebSocketConfiguration(),
        shouldUpgrade: @escaping @Sendable (WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision,
        handler: @escaping @Sendable (WebSocketConnection) async throws -> Void
    ) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            WebSocketChannel(
                responder: responder,
                service: WebSocketService(configuration: configuration, shouldUpgrade: shouldUpgrade, handler: handler)
            )
        }
    }
}
