public import HTTPTypes

/// What becomes of a request to open a WebSocket.
public enum WebSocketUpgradeDecision: Sendable {
    /// Opens it. A `subprotocol` has to be one of those offered; `headers` are added to the answer.
    case accept(subprotocol: String? = nil, headers: HTTPFields = [:])
    /// Answers with an HTTP status and a line of text; the connection stays usable for other requests.
    case refuse(HTTPResponse.Status, message: String, headers: HTTPFields = [:])
    /// Leaves the answer to the HTTP application.
    case pass
}
