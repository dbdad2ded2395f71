/// Decides which web pages may open a WebSocket (RFC 6455, section 10.2).
///
/// Browsers send the origin of the page along and let no script change it, so this check is what keeps a foreign page
/// from talking to a bot in its visitor's name. Clients that are no browsers send none, and pass.
struct OriginPolicy: Sendable {
    private let allowed: Set<String>

    /// - Parameter origins: the configured origins; none: localhost, besides the server's own origin.
    init(_ origins: [String]) {
        allowed = Set(origins.map { $0.lowercased() })
    }

    /// Whether a page of this origin may connect.
    ///
    /// - Parameters:
    ///   - origin: the `Origin` field, nil when there is none.
    ///   - authority: what the request was sent to: its `Host` field.
    func permits(_ origin: String?, authority: String?) -> Bool {
        guard let origin = origin?.lowercased() else { return true }
        if allowed.contains("*") || allowed.contains(origin) { return true }
        guard let separator = origin.firstRange(of: "://") else { return false }
        let scheme = origin[..<separator.lowerBound]
        let host = Substring(origin[separator.upperBound...])
        if let authority,
            Self.withPort(host, of: scheme) == Self.withPort(Substring(authority.lowercased()), of: scheme)
        {
            return true
        }
        return allowed.isEmpty && ["localhost", "127.0.0.1", "[::1]"].contains(Self.split(host).name)
    }

    /// A host with its port, the scheme's own where it is left out.
    private static func withPort(_ host: Substring, of scheme: Substring) -> String {
        let (name, port) = split(host)
        return "\(name):\(port ?? (scheme == "https" ? "443" : "80"))"
    }

    private static func split(_ host: Substring) -> (name: String, port: Substring?) {
        guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return (String(host), nil) }
        return (String(host[..<colon]), host[host.index(after: colon)...])
    }
}
