public import HTTPTypes
public import NIOCore

/// A request to open a WebSocket, already found to be a valid one (RFC 6455, section 4.2.1).
public struct WebSocketUpgradeRequest: Sendable {
    /// The request's head with all its header fields.
    public let head: HTTPRequest
    /// The peer's address, as the socket gives it: behind a reverse proxy, the proxy's.
    public let remoteAddress: SocketAddress?
    /// The client's address as text, by the word of a trusted proxy where there is one; empty on a Unix socket.
    public let clientAddress: String
    /// What the client has connected to, as far as it is known: a host, with its port where it is not the usual one.
    public let authority: String?

    /// Makes a request, for tests of what decides upon it.
    ///
    /// - Parameters:
    ///   - head: the request's head.
    ///   - remoteAddress: the socket's peer.
    ///   - proxies: whose word about the client is believed.
    public init(head: HTTPRequest, remoteAddress: SocketAddress? = nil, trusting proxies: TrustedProxies = .none) {
        let client = proxies.client(head.headerFields, authority: head.authority, peer: remoteAddress)
        self.init(head: head, remoteAddress: remoteAddress, client: client)
    }

    init(head: HTTPRequest, remoteAddress: SocketAddress?, client: TrustedProxies.Client) {
        self.head = head
        self.remoteAddress = remoteAddress
        clientAddress = client.address
        authority = client.authority
    }

    /// The path without its query, as sent.
    public var path: String {
        let target = head.path ?? "/"
        return String(target.prefix { $0 != "?" })
    }

    /// The first value of a name in the query, percent-decoded; a name without `=` has the value "".
    ///
    /// - Parameter name: the decoded name.
    public func query(_ name: String) -> String? {
        guard let target = head.path, let mark = target.firstIndex(of: "?") else { return nil }
        for pair in target[target.index(after: mark)...].split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if Self.decode(parts[0]) == name { return parts.count > 1 ? Self.decode(parts[1]) : "" }
        }
        return nil
    }

    /// The subprotocols the client offers, in its order of preference.
    public var subprotocols: [String] {
        head.headerFields[values: .secWebSocketProtocol].flatMap { line in
            line.split(separator: ",").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
        }
    }

    /// The page that the connection comes from; a browser always says so, other clients mostly do not.
    public var origin: String? { head.headerFields[.origin] }

    private static func decode(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(0x20)
            } else if byte == UInt8(ascii: "%"), let value = UInt8(Substring(rest.prefix(2)), radix: 16),
                rest.count >= 2
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension StringProtocol {
    /// Without the spaces and tabs around it, which HTTP allows around list elements.
    func trimmingSpaces() -> String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
