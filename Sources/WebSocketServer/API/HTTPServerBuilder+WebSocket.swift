import HTTPTypes
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
    ///   - shouldUpgrade: decides about each valid request to open a WebSocket; one that is not valid, or comes from a page
    ///     that ``WebSocketConfiguration/origins`` does not permit, never gets here. An error is answered with 500.
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

    /// A server that answers HTTP, and opens WebSockets at one path.
    ///
    /// ```swift
    /// let server = HTTPServerBuilder.httpAndWebSocket(path: "/chat", subprotocols: ["chat.v2", "chat.v1"]) { connection in
    ///     for try await message in connection.messages { … }
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - configuration: limits and habits.
    ///   - path: where a WebSocket is opened; requests for other paths are left to the HTTP application.
    ///   - subprotocols: what the server speaks, best first. With none, a client's offers are not looked at; else a client
    ///     that offers others alone is answered with 400.
    ///   - handler: runs for each connection.
    /// - Returns: what `Application` wants as its `server`.
    public static func httpAndWebSocket(
        configuration: WebSocketConfiguration = WebSocketConfiguration(),
        path: String,
        subprotocols: [String] = [],
        handler: @escaping @Sendable (WebSocketConnection) async throws -> Void
    ) -> HTTPServerBuilder {
        httpAndWebSocket(
            configuration: configuration,
            shouldUpgrade: { request in
                guard request.path == path else { return .pass }
                let offered = request.subprotocols
                if subprotocols.isEmpty || offered.isEmpty { return .accept() }
                guard let common = subprotocols.first(where: offered.contains) else {
                    let spoken = subprotocols.joined(separator: ", ")
                    return .refuse(.badRequest, message: "this server speaks these subprotocols: \(spoken)")
                }
                return .accept(subprotocol: common)
            },
            handler: handler
        )
    }
}
