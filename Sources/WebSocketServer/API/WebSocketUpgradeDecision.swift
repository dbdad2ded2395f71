public import HTTPTypes

/// What becomes of a request to open a WebSocket.
public enum WebSocketUpgradeDecision: Sendable {
    /// Opens it. A `subprotocol` has to be one of those offered; `headers` are added to the answer. What was found out
    /// about the client on the way, `info`, is handed to the connection's handler (``WebSocketConnection/info``).
    case accept(subprotocol: String? = nil, headers: HTTPFields = [:], info: (any Sendable)? = nil)
    /// Answers with an HTTP status and a line of text; the connection stays usable for other requests.
    case refuse(HTTPResponse.Status, message: String, headers: HTTPFields = [:])
    /// Leaves the answer to the HTTP application.
    case pass
}
