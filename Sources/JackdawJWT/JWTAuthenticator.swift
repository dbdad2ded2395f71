public import JWTKit
public import Jackdaw

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Recognises users by signed tokens (JSON Web Tokens, RFC 7519), as OpenID Connect providers issue them.
///
/// ```swift
/// let authenticator = try await JWTAuthenticator(
///     jwksFile: "keys.json",
///     issuer: "https://login.example.org",
///     audience: "chat",
///     cookie: "token"
/// )
/// websocket.use(authenticator: authenticator)
/// ```
///
/// The token is looked for in `Authorization: Bearer …`, then in the cookie; never in the query, which is logged. A request
/// without a token is from nobody in particular. One whose token is not valid is refused.
///
/// A token is valid when one of the keys has signed it, by that key's own algorithm and no other (RFC 8725, section 3.1); when it
/// has a subject and an end that has not come; when it is from the issuer and for the audience. `none` is no algorithm.
public struct JWTAuthenticator: Authenticator {
    private let keys: JWTKeyCollection
    private let rules: ClaimRules
    private let cookie: String?
    private let isRequired: Bool

    /// Trusts keys that you have collected: of HMAC, RSA, ECDSA or EdDSA.
    ///
    /// ```swift
    /// let keys = JWTKeyCollection()
    /// await keys.add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
    /// let authenticator = JWTAuthenticator(keys: keys, issuer: nil, audience: "chat", cookie: "token")
    /// ```
    ///
    /// A token that names a key (`kid`) is checked with that key; one that names none, or one that is not there, with the
    /// first. A secret of HMAC has at least as many octets as the hash: 32 for HS256.
    ///
    /// - Parameters:
    ///   - keys: What tokens are signed with.
    ///   - issuer: Who must have issued a token (`iss`); nil: anybody who has the key.
    ///   - audience: Whom a token must be for (`aud`); nil takes only tokens that are for nobody in particular, as RFC 7519,
    ///     section 4.1.3 demands.
    ///   - cookie: The name of the cookie that has the token, for browsers, which set no headers on a WebSocket.
    ///   - isRequired: Whether requests without a token are refused as well.
    ///   - leeway: How far clocks may differ.
    ///   - now: The clock.
    public init(
        keys: JWTKeyCollection,
        issuer: String?,
        audience: String?,
        cookie: String? = nil,
        isRequired: Bool = false,
        leeway: Duration = .seconds(30),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.keys = keys
        self.cookie = cookie
        self.isRequired = isRequired
        rules = ClaimRules(issuer: issuer, audience: audience, leeway: leeway / .seconds(1), now: now)
    }

    /// The user whom the token of a request is about: its subject (`sub`), called as `name` says.
    ///
    /// - Throws: `AuthenticationRefused` for a token that is not valid, and for none where one is required.
    public func authenticate(_ request: AuthenticationRequest) async throws -> AuthenticatedUser? {
        guard let token = request.bearerToken ?? cookie.flatMap(request.cookie), !token.isEmpty else {
            if isRequired { throw AuthenticationRefused("there is no token") }
            return nil
        }
        do {
            return try rules.user(of: try await claims(of: token))
        } catch let error as AuthenticationRefused {
            throw error
        } catch let error as JWTError {
            // The type alone: what else an error says may repeat the token.
            throw AuthenticationRefused("the token is not valid: \(error.errorType)")
        } catch {
            throw AuthenticationRefused("the token cannot be read: \(type(of: error))")
        }
    }

    /// What a token says, once its signature has been checked.
    private func claims(of token: String) async throws -> TokenClaims {
        let parser = DefaultJWTParser()
        let header = try parser.parse([UInt8](token.utf8), as: TokenClaims.self).header
        // An extension that nobody here knows may change what all the rest means (RFC 7515, section 4.1.11).
        guard header.fields["crit"] == nil else {
            throw AuthenticationRefused("the token has a critical extension")
        }
        let key = try await keys.getKey(for: header.kid.map { JWKIdentifier(string: $0) }, alg: header.alg)
        guard key.name == header.alg, key.name != "none" else {
            throw AuthenticationRefused("the token's algorithm is not its key's, \(key.name)")
        }
        return try await keys.verify(token, as: TokenClaims.self)
    }
}
