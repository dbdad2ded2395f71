public import HTTPTypes
public import NIOCore

/// The reverse proxies whose word about a client is believed.
///
/// Behind a proxy every connection comes from the proxy's address. What it says about the client in a header field is
/// believed if the socket's peer is one of these addresses, and else ignored: anybody can send such a field.
///
/// ```swift
/// configuration.trustedProxies = try TrustedProxies(["127.0.0.1", "10.0.0.0/8", "fd00::/8"])
/// ```
public struct TrustedProxies: Sendable, Hashable {
    /// The field that the proxies set.
    ///
    /// Only one is read, since a proxy that sets one passes the other on as the client has made it up.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        /// `X-Forwarded-For`, with `X-Forwarded-Host`: what nginx, Caddy, HAProxy and most others set.
        case xForwardedFor = "x-forwarded-for"
        /// `Forwarded` (RFC 7239).
        case forwarded
    }

    private struct Network: Hashable {
        var address: IPAddress
        var prefix: Int
    }

    /// What a request says about who sent it.
    public struct Client: Sendable, Hashable {
        /// The client's address as text; empty where the connection has none, as on a Unix socket.
        public var address: String
        /// What the client has connected to: a host, with its port where it is not the usual one.
        public var authority: String?
    }

    private let networks: Set<Network>
    private let field: Field

    /// Nobody's word is believed.
    public static let none = TrustedProxies(networks: [], field: .xForwardedFor)

    private init(networks: Set<Network>, field: Field) {
        self.networks = networks
        self.field = field
    }

    /// Trusts the proxies at these addresses.
    ///
    /// - Parameters:
    ///   - addresses: IPv4 or IPv6 addresses, or networks in CIDR notation (RFC 4632, section 3.1).
    ///   - field: the header field that all of them set.
    /// - Throws: ``InvalidProxyAddress`` for the first text that is neither.
    public init(_ addresses: some Sequence<String>, field: Field = .xForwardedFor) throws(InvalidProxyAddress) {
        var networks: Set<Network> = []
        for text in addresses {
            guard let network = Self.network(text) else { throw InvalidProxyAddress(text: text) }
            networks.insert(network)
        }
        self.init(networks: networks, field: field)
    }

    private static func network(_ text: String) -> Network? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(parts[0]) else { return nil }
        let width = address.isIPv4 ? 32 : 128
        guard parts.count == 2 else { return Network(address: address, prefix: width) }
        guard let prefix = Int(parts[1]), (0...width).contains(prefix) else { return nil }
        return Network(address: address, prefix: prefix)
    }

    /// Whether the socket's other end is one of the proxies.
    public func contains(_ peer: SocketAddress?) -> Bool { contains(peer.flatMap(IPAddress.init)) }

    func contains(_ address: IPAddress?) -> Bool {
        guard let address else { return false }
        return networks.contains { address.isIn($0.address, prefix: $0.prefix) }
    }

    /// Who has sent a request.
    ///
    /// The field lists the way the request has come, the nearest hop last. It is read from there, up to the first address
    /// that is not a trusted proxy's: what stands before that is that client's own invention.
    ///
    /// - Parameters:
    ///   - fields: the request's header fields.
    ///   - authority: the request's `Host`.
    ///   - peer: the socket's other end.
    public func client(_ fields: HTTPFields, authority: String?, peer: SocketAddress?) -> Client {
        var client = Client(address: peer?.ipAddress ?? "", authority: authority)
        guard !networks.isEmpty, contains(peer) else { return client }
        for hop in hops(fields).reversed() {
            // A hop that hides its name ends what can be known.
            guard let address = hop.address, let parsed = IPAddress(address) else { break }
            client.address = address
            if let host = hop.host { client.authority = host }
            if !contains(parsed) { break }
        }
        return client
    }

    private func hops(_ fields: HTTPFields) -> [ForwardedHop] {
        switch field {
        case .forwarded:
            return fields[values: Self.forwarded].flatMap { ForwardedHop.parse($0) }
        case .xForwardedFor:
            let hosts = fields[values: Self.forwardedHost].flatMap { $0.split(separator: ",") }
            let addresses = fields[values: Self.forwardedFor].flatMap { $0.split(separator: ",") }
            return addresses.map { text in
                ForwardedHop(
                    address: ForwardedHop.address(in: text.trimmingSpaces()),
                    host: hosts.last?.trimmingSpaces()
                )
            }
        }
    }

    private static let forwarded = name("Forwarded")
    private static let forwardedFor = name("X-Forwarded-For")
    private static let forwardedHost = name("X-Forwarded-Host")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is a token") }
        return name
    }
}

/// A text that names no address and no network.
public struct InvalidProxyAddress: Error, Hashable, CustomStringConvertible {
    /// The text.
    public let text: String

    /// What was wrong, and what to write instead.
    public var description: String {
        "\"\(text)\" is neither an IP address nor a network such as 10.0.0.0/8 or fd00::/8"
    }
}
