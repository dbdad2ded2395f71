public import JackdawCore
internal import NIOCore

extension WebSocketClient {
    /// The next message, of either kind.
    ///
    /// - Throws: ``WebSocketClientError``: `timedOut`, or `closed` when the connection ended before.
    public func next(timeout: Duration = .seconds(10)) async throws -> WebSocketClientMessage {
        try await messages.next(timeout: timeout, waitingFor: "a message", on: channel.eventLoop)
    }

    /// The next message, which must be text.
    public func nextText(timeout: Duration = .seconds(10)) async throws -> String {
        let message = try await next(timeout: timeout)
        guard case .text(let text) = message else { throw WebSocketClientError.unexpectedMessage(message) }
        return text
    }

    /// The next message, which must be JSON.
    public func nextJSON(timeout: Duration = .seconds(10)) async throws -> JSONValue {
        let text = try await nextText(timeout: timeout)
        return try Array(text.utf8).withUnsafeBytes { try JSONParser.parse($0) }
    }

    /// The payload of the next ping from the server.
    public func nextPing(timeout: Duration = .seconds(10)) async throws -> [UInt8] {
        try await pings.next(timeout: timeout, waitingFor: "a ping", on: channel.eventLoop)
    }

    /// The payload of the next pong from the server.
    public func nextPong(timeout: Duration = .seconds(10)) async throws -> [UInt8] {
        try await pongs.next(timeout: timeout, waitingFor: "a pong", on: channel.eventLoop)
    }

    /// Waits until the connection has ended.
    ///
    /// - Returns: the server's close frame; one without code when the server hung up without.
    public func waitForClose(timeout: Duration = .seconds(10)) async throws -> WebSocketClientClose {
        let result = channel.eventLoop.makePromise(of: WebSocketClientClose.self)
        let deadline = channel.eventLoop.scheduleTask(in: TimeAmount(timeout)) {
            result.fail(WebSocketClientError.timedOut(waitingFor: "the connection to close"))
        }
        ending.whenComplete {
            deadline.cancel()
            result.completeWith($0)
        }
        return try await result.futureResult.get()
    }
}
