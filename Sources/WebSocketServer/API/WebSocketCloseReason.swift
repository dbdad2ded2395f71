/// How a connection came to its end.
public struct WebSocketCloseReason: Sendable, Hashable, CustomStringConvertible {
    /// The side that began.
    public enum Side: Sendable, Hashable {
        /// This server.
        case server
        /// The peer.
        case peer
    }

    /// The code sent or received first; ``WebSocketCloseCode/abnormal`` for a connection lost.
    public var code: WebSocketCloseCode
    /// The words that came with it.
    public var reason: String
    /// Who began.
    public var side: Side

    /// Makes a reason.
    public init(code: WebSocketCloseCode, reason: String, side: Side) {
        self.code = code
        self.reason = reason
        self.side = side
    }

    /// Code, words and side, for a log.
    public var description: String {
        let words = reason.isEmpty ? "" : " (\(reason))"
        return "\(code)\(words) by the \(side == .server ? "server" : "peer")"
    }
}
