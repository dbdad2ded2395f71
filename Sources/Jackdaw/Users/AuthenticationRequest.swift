public import HTTPTypes
public import NIOCore
public import WebSocketServer

/// What a request says about who sends it.
public struct AuthenticationRequest: Sendable {
    private let request: WebSocketUpgradeRequest

    /// Whether the connection comes straight from one of the proxies of the configuration (`trustedProxies`), so that what
    /// only the proxy sets can be believed.
    public let isFromTrustedProxy: Bool

    /// A request, for tests of an authenticator.
    ///
    /// - Parameters:
    ///   - head: The request's head.
    ///   - remoteAddress: The socket's other end.
    ///   - proxies: Whose word about the client is believed.
    public init(head: HTTPRequest, remoteAddress: SocketAddress? = nil, trusting proxies: TrustedProxies = .none) {
        self.init(
            WebSocketUpgradeRequest(head: head, remoteAddress: remoteAddress, trusting: proxies),
            trusting: proxies
        )
    }

    init(_ request: WebSocketUpgradeRequest, trusting proxies: TrustedProxies) {
        self.request = request
        isFromTrustedProxy = proxies.contains(request.remoteAddress)
    }

    /// The header fields.
    public var headers: HTTPFields { request.head.headerFields }

    /// The path without its query, as sent.
    public var path: String { request.path }

    /// The client's address as text, by the word of a trusted proxy where there is one; empty where it is not known.
    public var clientAddress: String { request.clientAddress }

    /// The first value of a name in the query, percent-decoded.
    ///
    /// Secrets do not belong there: addresses are logged, and kept in histories.
    public func query(_ name: String) -> String? { request.query(name) }

    /// The token of an `Authorization` header of the scheme `Bearer` (RFC 6750, section 2.1).
    public var bearerToken: String? { request.head.bearerToken }

    /// The first cookie of a name, as it was sent (RFC 6265, section 4.2.1).
    public func cookie(_ name: String) -> String? {
        for field in headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let parts = pair.drop { $0 == " " }.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                if parts.count == 2, parts[0] == name { return String(parts[1]) }
            }
        }
        return nil
    }
}
