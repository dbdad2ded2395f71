/// Why a message could not be sent.
public struct WebSocketError: Error, Sendable, Hashable, CustomStringConvertible {
    private enum Code: Hashable {
        case closed
    }

    private let code: Code
    /// How the connection ended, where that is known yet.
    public let closeReason: WebSocketCloseReason?

    /// The connection is closed or closing.
    static func closed(_ reason: WebSocketCloseReason?) -> WebSocketError {
        WebSocketError(code: .closed, closeReason: reason)
    }

    /// What was wrong, in words.
    public var description: String {
        guard let closeReason else { return "the WebSocket is closed: nothing more can be sent" }
        return "the WebSocket is closed (\(closeReason)): nothing more can be sent"
    }
}
