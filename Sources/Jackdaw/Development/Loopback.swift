internal import NIOCore
internal import WebSocketServer

/// Addresses that nobody but this machine can reach.
enum Loopback {
    /// Whether a host is one of them: `localhost`, an address of 127.0.0.0/8 (RFC 1122, section 3.2.1.3), or `::1`.
    ///
    /// Other names are not looked up: what they stand for may change.
    static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" { return true }
        // Whatever the system would not take for an address is a name.
        guard let address = try? SocketAddress(ipAddress: host, port: 0) else { return false }
        switch address {
        case .v4: return address.ipAddress?.hasPrefix("127.") ?? false
        case .v6: return address.ipAddress == "::1"
        case .unixDomainSocket: return false
        }
    }

    /// Whether a request was sent to such a host, by its `Host` field.
    ///
    /// A page of any site can make its own name resolve to 127.0.0.1 and would then count as of our origin; the name
    /// that the browser used gives it away.
    static func isAddressed(by authority: String?) -> Bool {
        guard let authority else { return false }
        let host = OriginPolicy.split(authority[...]).name
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        return isLoopback(isBracketed ? String(host.dropFirst().dropLast()) : host)
    }
}
