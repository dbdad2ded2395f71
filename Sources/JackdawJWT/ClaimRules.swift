import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a token has to say to be believed.
struct ClaimRules: Sendable {
    let issuer: String?
    let audience: String?
    /// Seconds.
    let leeway: Double
    let now: @Sendable () -> Date

    /// The user of a token that is believed.
    func user(of claims: TokenClaims) throws(AuthenticationRefused) -> AuthenticatedUser {
        let now = now().timeIntervalSince1970
        guard let end = claims.exp else { throw AuthenticationRefused("the token has no end (exp)") }
        guard now < end + leeway else { throw AuthenticationRefused("the token has expired (exp)") }
        if let start = claims.nbf, now < start - leeway {
            throw AuthenticationRefused("the token is not valid yet (nbf)")
        }
        if let issuer, claims.iss != issuer { throw AuthenticationRefused("the token is of another issuer (iss)") }
        if let audience {
            guard claims.aud?.names.contains(audience) == true else {
                throw AuthenticationRefused("the token is not for this audience (aud)")
            }
        } else if claims.aud != nil {
            throw AuthenticationRefused("the token is for an audience, and none is configured (aud)")
        }
        guard let subject = claims.sub, !subject.isEmpty else {
            throw AuthenticationRefused("the token has no subject (sub)")
        }
        return AuthenticatedUser(id: subject, name: claims.name)
    }
}
