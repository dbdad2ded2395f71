import JWTKit
import Jackdaw
import JackdawJWT
import Testing

/// Tokens that PyJWT 2.6.0 has signed.
@Suite("Tokens of another implementation")
struct OtherImplementationTests {
    private static let payload = """
        eyJzdWIiOiJhbGljZSIsIm5hbWUiOiJBbGljZSIsImlzcyI6Imh0dHBzOi8vbG9naW4uZXhhbXBsZSIsImF1ZCI6ImNoYXQiLCJleHAiOjE4MDAwM\
        DAwNjAsIm5iZiI6MTc5OTk5OTk5MH0
        """

    @Test("are read where a shared secret has signed them")
    func hmac() async throws {
        let signature = "c1P8hlGlRe5pZSRkS1hmoscpE7yAKUp2mO8onoQOPZ0"
        let keys = JWTKeyCollection()
        await keys.add(hmac: "a secret of thirty-two octets, no less", digestAlgorithm: .sha256)
        let authenticator = JWTAuthenticator(
            keys: keys,
            issuer: "https://login.example",
            audience: "chat",
            now: { TestToken.now }
        )
        let user = try await authenticator.authenticate(
            .bearer("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\(Self.payload).\(signature)")
        )
        #expect(user == AuthenticatedUser(id: "alice", name: "Alice"))
    }

    @Test("are read where a key of the set has signed them")
    func ecdsa() async throws {
        let signature =
            "R6LzLI_Pv62mtFSGfqvKAgIu-WsEUeRRRNKGsti_tXUnGgntw9_b96YJ9FupbCzDCUhz_VpNM0PSnlGIKQjBxQ"
        let authenticator = try await JWTAuthenticator(
            jwks: """
                {"keys": [{"kty": "EC", "crv": "P-256", "kid": "1", "x": "ATiAmFHxmpeGwUsSvl4pArOkuAYiZkNW3JZmMFybVjg",
                           "y": "ydFMKpqKBbdxMHawJYqVG-5aGkJ07ilbBFoycm1vcoo"}]}
                """,
            issuer: "https://login.example",
            audience: "chat",
            now: { TestToken.now }
        )
        let user = try await authenticator.authenticate(
            .bearer("eyJhbGciOiJFUzI1NiIsImtpZCI6IjEiLCJ0eXAiOiJKV1QifQ.\(Self.payload).\(signature)")
        )
        #expect(user == AuthenticatedUser(id: "alice", name: "Alice"))
    }
}
