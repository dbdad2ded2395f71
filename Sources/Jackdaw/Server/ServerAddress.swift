/// Where a server listens.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    /// The host as configured.
    public let host: String

    /// The port that is really in use, also when 0 was configured.
    public let port: Int

    /// The path of the page and of the WebSocket.
    public let path: String

    /// Whether the server speaks TLS.
    public let isSecure: Bool

    /// Makes an address.
    public init(host: String, port: Int, path: String = "/", isSecure: Bool = false) {
        self.host = host
        self.port = port
        self.path = path
        self.isSecure = isSecure
    }

    /// The page's address.
    public var url: String { "\(isSecure ? "https" : "http")://\(authority)\(path == "/" ? "" : path)" }

    /// The WebSocket's address.
    public var webSocketURL: String { "\(isSecure ? "wss" : "ws")://\(authority)\(path)" }

    private var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// The page's address.
    public var description: String { url }
}
