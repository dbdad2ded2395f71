/// Decides which web pages may open a WebSocket (RFC 6455, section 10.2).
///
/// Browsers send the origin of the page along and let no script change it, so this check is what keeps a foreign page
/// from talking to a server in its visitor's name. Clients that are no browsers send none, and pass.
///
/// ```swift
/// configuration.origins = .listed(["https://example.org"])
/// ```
public struct OriginPolicy: Sendable, Hashable {
    private enum Others: Hashable {
        case none
        case localhost
        case listed(Set<String>)
        case all
    }

    private let others: Others

    /// Pages of the server's own origin, and no others.
    public static let sameOrigin = OriginPolicy(others: .none)
    /// Pages of the server's own origin, and any served by this machine: the default.
    public static let sameOriginOrLocalhost = OriginPolicy(others: .localhost)
    /// Pages of any origin: for servers whose clients prove who they are with each connection, and not by a cookie.
    public static let any = OriginPolicy(others: .all)

    /// Pages of the server's own origin, and of these.
    ///
    /// - Parameter origins: as browsers send them, such as `https://example.org` or `http://example.org:8080`.
    public static func listed(_ origins: some Sequence<String>) -> OriginPolicy {
        OriginPolicy(others: .listed(Set(origins.map { $0.lowercased() })))
    }

    /// Whether a page of this origin may connect.
    ///
    /// - Parameters:
    ///   - origin: the `Origin` field, nil when there is none.
    ///   - authority: what the request was sent to: its `Host` field.
    public func permits(_ origin: String?, authority: String?) -> Bool {
        guard let origin = origin?.lowercased() else { return true }
        switch others {
        case .all: return true
        case .listed(let origins) where origins.contains(origin): return true
        default: break
        }
        guard let separator = origin.firstRange(of: "://") else { return false }
        let scheme = origin[..<separator.lowerBound]
        let host = Substring(origin[separator.upperBound...])
        if let authority,
            Self.withPort(host, of: scheme) == Self.withPort(Substring(authority.lowercased()), of: scheme)
        {
            return true
        }
        return others == .localhost && ["localhost", "127.0.0.1", "[::1]"].contains(Self.split(host).name)
    }

    /// A host with its port, the scheme's own where it is left out.
    private static func withPort(_ host: Substring, of scheme: Substring) -> String {
        let (name, port) = split(host)
        return "\(name):\(port ?? (scheme == "https" ? "443" : "80"))"
    }

    /// A host, in brackets where it is an address of IPv6, without its port, and the port if there is one.
    package static func split(_ host: Substring) -> (name: String, port: Substring?) {
        guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return (String(host), nil) }
        return (String(host[..<colon]), host[host.index(after: colon)...])
    }
}
