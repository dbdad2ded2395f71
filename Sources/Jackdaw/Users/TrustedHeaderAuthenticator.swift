import HTTPTypes

/// Believes a header field in which a reverse proxy says who it has signed in.
///
/// For proxies such as oauth2-proxy, Authelia or an ingress that keep strangers out and pass on who came through:
///
/// ```swift
/// websocket.use(authenticator: TrustedHeaderAuthenticator(field: "X-Forwarded-User"))
/// ```
///
/// The proxy has to be one of `trustedProxies`, and has to remove the field from what clients send. A request that carries
/// the field and comes from elsewhere is refused; one without the field is from nobody in particular.
public struct TrustedHeaderAuthenticator: Authenticator {
    private let field: HTTPField.Name
    private let nameField: HTTPField.Name?

    /// Believes that field.
    ///
    /// - Parameters:
    ///   - field: The field with the user's id. What is no name of a header field is a programming error.
    ///   - nameField: The field with the user's name, for the page; believed only together with the other.
    public init(field: String = "X-Forwarded-User", nameField: String? = nil) {
        self.field = .known(field)
        self.nameField = nameField.map { .known($0) }
    }

    /// The user whom the proxy names.
    ///
    /// - Throws: ``AuthenticationRefused`` where somebody else names one, or there are several.
    public func authenticate(_ request: AuthenticationRequest) throws -> AuthenticatedUser? {
        let values = request.headers[values: field]
        guard let id = values.first else { return nil }
        guard request.isFromTrustedProxy else {
            throw AuthenticationRefused(
                "\(field) came from an address that is not among trustedProxies; name the proxy there if it is one"
            )
        }
        guard values.count == 1 else {
            throw AuthenticationRefused(
                "\(field) came \(values.count) times; the proxy has to remove it from what clients send"
            )
        }
        if id.isEmpty { return nil }
        return AuthenticatedUser(id: id, name: nameField.flatMap { request.headers[$0] })
    }
}
