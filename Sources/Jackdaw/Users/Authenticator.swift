/// Finds out who sends a request.
///
/// Jackdaw has no accounts and no passwords: who a user is, a proxy, an identity provider or your application knows. An
/// authenticator reads it from the request that opens a WebSocket or asks for a user's conversations:
///
/// ```swift
/// struct LoginCookie: Authenticator {
///     let logins: Logins
///
///     func authenticate(_ request: AuthenticationRequest) async throws -> AuthenticatedUser? {
///         guard let ticket = request.cookie("login") else { return nil }
///         guard let login = try await logins.find(ticket) else { throw AuthenticationRefused("the login is over") }
///         return AuthenticatedUser(id: login.userID, name: login.name)
///     }
/// }
/// websocket.use(authenticator: LoginCookie(logins: logins))
/// ```
///
/// It is asked once for each connection and for each request, by many at the same time.
public protocol Authenticator: Sendable {
    /// Who sends a request.
    ///
    /// - Returns: nil for nobody in particular, who may talk to the bot as a stranger; to keep strangers out, throw.
    /// - Throws: Whatever keeps the request out: it is refused with status 401, and the reason stands in the log alone.
    func authenticate(_ request: AuthenticationRequest) async throws -> AuthenticatedUser?

    /// How to prove who one is: the `WWW-Authenticate` of refusals (RFC 9110, section 11.6.1); `Bearer` by default.
    var challenge: String { get }
}

extension Authenticator {
    /// A token is asked for.
    public var challenge: String { "Bearer" }
}
