/// Why a ``WebSocketClient`` could not do what a test asked for.
public enum WebSocketClientError: Error, CustomStringConvertible {
    /// The address is not one of a WebSocket over plain TCP.
    case badURL(String)

    /// The server answered the upgrade with something else than 101.
    case refused(HTTPTestResponse)

    /// The answer to the upgrade, or a frame, is against the standard.
    case protocolViolation(String)

    /// Nothing came in time.
    case timedOut(waitingFor: String)

    /// The connection is closed, and what was waited for did not come before.
    case closed(WebSocketClientClose)

    /// A message of another kind came.
    case unexpectedMessage(WebSocketClientMessage)

    /// What happened, in words.
    public var description: String {
        switch self {
        case .badURL(let url): "\(url) is not the address of a WebSocket (ws://host:port/path)"
        case .refused(let response): "the server refused the upgrade: \(response.status) \(response.text)"
        case .protocolViolation(let what): "the server broke the protocol: \(what)"
        case .timedOut(let what): "nothing came in time while waiting for \(what)"
        case .closed(let close): "the connection was closed: \(close)"
        case .unexpectedMessage(let message): "another message than expected came: \(message)"
        }
    }
}
