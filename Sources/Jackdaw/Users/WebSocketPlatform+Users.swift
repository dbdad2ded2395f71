import HTTPTypes
import JackdawCore
import Logging
import WebSocketServer

extension WebSocketPlatform {
    /// Sets who finds out who users are; what clients claim about it counts no more.
    ///
    /// ```swift
    /// let websocket = bot.useWebSocketPlatform()
    /// websocket.use(authenticator: TrustedHeaderAuthenticator())
    /// ```
    ///
    /// A conversation that belongs to a user is then given to that user without its secret, and to nobody else. Set it
    /// before the server starts, or before ``addRoutes(to:)``: the routes to a user's conversations are there only where
    /// there are users.
    public func use(authenticator: some Authenticator) {
        serving.authenticator = authenticator
    }

    static let notSignedIn = "Who you are is not known, or not any more: sign in again."

    /// What a refusal says about how to be let in.
    var challenge: HTTPFields {
        serving.authenticator.map { [.wwwAuthenticate: $0.challenge] } ?? [:]
    }

    /// Who sends a request.
    ///
    /// - Throws: ``AuthenticationRefused`` when the authenticator keeps it out; the log says why, and nobody else is told.
    func caller(of request: WebSocketUpgradeRequest) async throws(AuthenticationRefused) -> Caller {
        guard let authenticator = serving.authenticator else { return .unchecked }
        do {
            let user = try await authenticator.authenticate(AuthenticationRequest(request, trusting: setup.proxies))
            guard user?.isUsable ?? true else {
                throw AuthenticationRefused("the user's id is empty, too long or has control characters")
            }
            return .checked(user)
        } catch {
            logger.notice("a request was refused: its user is not authenticated", metadata: ["reason": "\(error)"])
            throw (error as? AuthenticationRefused) ?? AuthenticationRefused("\(error)")
        }
    }

    /// Whether a client that only names a session may have it.
    ///
    /// The user's name that it claims proves nothing either; only an authenticator's does.
    func mayJoin(_ owner: Conversations.Owner, _ caller: Caller) -> Bool {
        caller.owns(owner) ?? ((!owner.hasSecret && owner.user == nil) || configuration.trustClientIdentity)
    }

    /// Whether a client that shows a secret may have the session.
    func mayResume(_ owner: Conversations.Owner, secret: String, _ caller: Caller) -> Bool {
        caller.owns(owner) ?? owner.proves(secret)
    }
}
