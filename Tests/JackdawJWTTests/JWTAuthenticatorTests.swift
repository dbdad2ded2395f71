import HTTPTypes
import JWTKit
import Jackdaw
import JackdawJWT
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Users who show a token")
struct JWTAuthenticatorTests {
    private let keys = JWTKeyCollection()

    init() async {
        await keys.add(hmac: "a secret of thirty-two octets, no less", digestAlgorithm: .sha256)
    }

    private func authenticator(
        issuer: String? = "https://login.example",
        audience: String? = "chat",
        isRequired: Bool = false
    ) -> JWTAuthenticator {
        JWTAuthenticator(
            keys: keys,
            issuer: issuer,
            audience: audience,
            cookie: "token",
            isRequired: isRequired,
            now: { TestToken.now }
        )
    }

    /// Why a token is refused; nil where it is not.
    private func refusal(_ token: String, by authenticator: JWTAuthenticator? = nil) async throws -> String? {
        do {
            _ = try await (authenticator ?? self.authenticator()).authenticate(.bearer(token))
            return nil
        } catch let error as AuthenticationRefused {
            for part in token.split(separator: ".") where part.utf8.count > 8 {
                #expect(!error.description.contains(part), "the log is told a part of the token")
            }
            return error.description
        }
    }

    private func refusal(_ change: (inout TestToken) -> Void) async throws -> String? {
        var token = TestToken()
        change(&token)
        return try await refusal(try await keys.sign(token))
    }

    @Test("the subject of a valid token is the user, from a header or a cookie, and never from the query")
    func places() async throws {
        let token = try await keys.sign(TestToken())
        let alice = AuthenticatedUser(id: "alice", name: "Alice")
        let authenticator = authenticator()
        #expect(try await authenticator.authenticate(.bearer(token)) == alice)
        #expect(try await authenticator.authenticate(.init([.cookie: "a=b; token=\(token)"])) == alice)
        #expect(try await authenticator.authenticate(.init([.cookie: "other=\(token)"])) == nil)
        #expect(try await authenticator.authenticate(.init([:], path: "/?token=\(token)")) == nil)
        #expect(try await authenticator.authenticate(.init([:])) == nil)
        let strict = self.authenticator(isRequired: true)
        await #expect(throws: AuthenticationRefused.self) { try await strict.authenticate(.init([:])) }
    }

    @Test("a token counts from its beginning to its end, give or take what clocks differ")
    func times() async throws {
        let now = TestToken.now.timeIntervalSince1970
        #expect(try await refusal { $0.exp = now - 29 } == nil)
        #expect(try await refusal { $0.exp = now - 31 }?.contains("expired") == true)
        #expect(try await refusal { $0.exp = nil }?.contains("exp") == true)
        #expect(try await refusal { $0.nbf = now + 29.5 } == nil)
        #expect(try await refusal { $0.nbf = now + 31 }?.contains("nbf") == true)
    }

    @Test("a token has to be from the issuer, for the audience, and about somebody")
    func claims() async throws {
        #expect(try await refusal { $0.iss = "https://evil.example" }?.contains("iss") == true)
        #expect(try await refusal { $0.iss = nil }?.contains("iss") == true)
        #expect(try await refusal { $0.aud = ["shop", "chat"] } == nil)
        #expect(try await refusal { $0.aud = ["shop"] }?.contains("aud") == true)
        #expect(try await refusal { $0.aud = nil }?.contains("aud") == true)
        #expect(try await refusal { $0.sub = nil }?.contains("sub") == true)
        #expect(try await refusal { $0.sub = "" }?.contains("sub") == true)
        let open = authenticator(issuer: nil, audience: nil)
        #expect(try await refusal(try await keys.sign(TestToken(iss: nil, aud: nil)), by: open) == nil)
        #expect(try await refusal(try await keys.sign(TestToken()), by: open)?.contains("aud") == true)
    }

    @Test("an audience may be one name in place of a list")
    func oneAudience() async throws {
        struct Single: JWTPayload {
            var sub = "alice"
            var iss = "https://login.example"
            var aud = "chat"
            var exp = TestToken.now.timeIntervalSince1970 + 60
            func verify(using algorithm: some JWTAlgorithm) {}
        }
        #expect(try await refusal(try await keys.sign(Single())) == nil)
    }

    @Test("tokens without a signature are refused, even by keys that allow them")
    func none() async throws {
        let header = base64URL(#"{"alg":"none","typ":"JWT"}"#.utf8)
        let payload = try base64URL(JSONEncoder().encode(TestToken()))
        for token in ["\(header).\(payload).", "\(header).\(payload)"] {
            #expect(try await refusal(token) != nil)
        }
        let careless = JWTKeyCollection()
        await careless.addUnsecuredNone()
        let authenticator = JWTAuthenticator(keys: careless, issuer: nil, audience: "chat", now: { TestToken.now })
        #expect(try await refusal("\(header).\(payload).", by: authenticator)?.contains("algorithm") == true)
    }

    @Test("a signature by another key, a changed token and nonsense are refused")
    func forged() async throws {
        let others = JWTKeyCollection()
        await others.add(hmac: "another secret of thirty-two octets or so", digestAlgorithm: .sha256)
        #expect(try await refusal(try await others.sign(TestToken())) != nil)
        let parts = try await keys.sign(TestToken()).split(separator: ".")
        let payload = try base64URL(JSONEncoder().encode(TestToken(sub: "root")))
        #expect(try await refusal("\(parts[0]).\(payload).\(parts[2])") != nil)
        for token in ["nonsense", "a.b.c", "..", "\(parts[0]).\(parts[1])."] {
            #expect(try await refusal(token) != nil)
        }
    }

    @Test("claims of another type than they have to be are refused")
    func types() async throws {
        struct Strange: JWTPayload {
            var sub = ["alice"]
            var exp = "tomorrow"
            func verify(using algorithm: some JWTAlgorithm) {}
        }
        #expect(try await refusal(try await keys.sign(Strange())) != nil)
    }

    @Test("an algorithm other than the key's and extensions that nobody knows are refused")
    func headers() async throws {
        let other = try await keys.sign(TestToken(), header: ["alg": "HS512"])
        #expect(try await refusal(other)?.contains("HS256") == true)
        let critical = try await keys.sign(TestToken(), header: ["crit": .array([.string("b64")])])
        #expect(try await refusal(critical)?.contains("critical") == true)
    }
}
