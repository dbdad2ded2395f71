import Crypto
import CryptoExtras
import JWTKit
import Jackdaw
import JackdawJWT
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Sets of public keys")
struct KeySetTests {
    private let rsa: _RSA.Signing.PrivateKey
    private let curve = P256.Signing.PrivateKey()
    private let edwards = Curve25519.Signing.PrivateKey()
    private let signing = JWTKeyCollection()

    init() async throws {
        rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let rsaKey = try Insecure.RSA.PrivateKey(pem: rsa.pemRepresentation)
        await signing.add(rsa: rsaKey, digestAlgorithm: .sha256, kid: "rsa")
        await signing.add(rsa: rsaKey, digestAlgorithm: .sha512, kid: "rsa512")
        await signing.add(ecdsa: try ES256PrivateKey(pem: curve.pemRepresentation), kid: "ec")
        await signing.add(eddsa: EdDSA.PrivateKey(backing: edwards), kid: "ed")
    }

    /// The set of the public keys, without their algorithms, between others that are of no use.
    private var jwks: String {
        get throws {
            let primitives = try rsa.publicKey.getKeyPrimitives()
            let point = curve.publicKey.rawRepresentation
            return """
                {"keys": [
                    {"kty": "oct", "kid": "shared", "k": "c2VjcmV0"},
                    {"kty": "RSA", "kid": "enc", "use": "enc", "alg": "RSA-OAEP", "e": "AQAB", "n": "\(base64URL(primitives.modulus))"},
                    {"kty": "RSA", "kid": "rsa", "use": "sig", "e": "\(base64URL(primitives.publicExponent))",
                     "n": "\(base64URL(primitives.modulus))"},
                    {"kty": "EC", "kid": "ec", "crv": "P-256", "x": "\(base64URL(point.prefix(32)))", "y": "\(base64URL(point.suffix(32)))"},
                    {"kty": "OKP", "kid": "ed", "crv": "Ed25519", "x": "\(base64URL(edwards.publicKey.rawRepresentation))"}
                ]}
                """
        }
    }

    private func authenticator() async throws -> JWTAuthenticator {
        try await JWTAuthenticator(
            jwks: try jwks,
            issuer: "https://login.example",
            audience: "chat",
            now: { TestToken.now }
        )
    }

    @Test("tokens are checked with the key that they name, of RSA, ECDSA or EdDSA", arguments: ["rsa", "ec", "ed"])
    func named(kid: String) async throws {
        let token = try await signing.sign(TestToken(), kid: JWKIdentifier(string: kid))
        let authenticator = try await authenticator()
        #expect(try await authenticator.authenticate(.bearer(token))?.id == "alice")
        let expired = try await signing.sign(TestToken(exp: 1_700_000_000), kid: JWKIdentifier(string: kid))
        await #expect(throws: AuthenticationRefused.self) { try await authenticator.authenticate(.bearer(expired)) }
    }

    @Test("a key named falsely, or not in the set, is no help", arguments: ["ec", "rsa", "shared", "unknown"])
    func misnamed(kid: String) async throws {
        let token = try await signing.sign(TestToken(), kid: "ed", header: ["kid": .string(kid)])
        let parts = token.split(separator: ".")
        let header = base64URL(#"{"alg":"EdDSA","kid":"\#(kid)"}"#.utf8)
        let authenticator = try await authenticator()
        await #expect(throws: AuthenticationRefused.self) {
            try await authenticator.authenticate(.bearer("\(header).\(parts[1]).\(parts[2])"))
        }
    }

    @Test("the public key is no secret of HMAC")
    func confusion() async throws {
        let forger = JWTKeyCollection()
        await forger.add(hmac: HMACKey(from: rsa.publicKey.pemRepresentation), digestAlgorithm: .sha256, kid: "rsa")
        let token = try await forger.sign(TestToken(), kid: "rsa")
        let authenticator = try await authenticator()
        await #expect(throws: AuthenticationRefused.self) { try await authenticator.authenticate(.bearer(token)) }
    }

    @Test("a key that names no algorithm is not given one by whoever comes first")
    func algorithm() async throws {
        let authenticator = try await authenticator()
        let other = try await signing.sign(TestToken(), kid: "rsa512")
        let parts = other.split(separator: ".")
        let header = base64URL(#"{"alg":"RS512","kid":"rsa"}"#.utf8)
        await #expect(throws: AuthenticationRefused.self) {
            try await authenticator.authenticate(.bearer("\(header).\(parts[1]).\(parts[2])"))
        }
        let token = try await signing.sign(TestToken(), kid: "rsa")
        #expect(try await authenticator.authenticate(.bearer(token))?.id == "alice")
    }

    @Test(
        "what is no key set, or has no key that can be used, is said to be so",
        arguments: [
            ("nonsense", "keys"), (#"{"keys": []}"#, "no key"),
            (#"{"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}"#, "no key"),
            (#"{"keys": [{"kty": "RSA", "kid": "a"}]}"#, "number 1"),
        ]
    )
    func useless(text: String, reason: String) async throws {
        let error = await #expect(throws: KeySetError.self) {
            try await JWTAuthenticator(jwks: text, issuer: nil, audience: nil)
        }
        #expect(error?.description.contains(reason) == true)
    }

    @Test("a key set is read from a file")
    func file() async throws {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "jackdaw-keys-\(UInt64.random(in: 0 ... .max)).json"
        )
        try Data(jwks.utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let authenticator = try await JWTAuthenticator(jwksFile: path.path, issuer: nil, audience: "chat")
        let token = try await signing.sign(TestToken(exp: Date().timeIntervalSince1970 + 60), kid: "ed")
        #expect(try await authenticator.authenticate(.bearer(token))?.id == "alice")
        await #expect(throws: (any Error).self) {
            try await JWTAuthenticator(jwksFile: path.path + ".none", issuer: nil, audience: nil)
        }
    }
}
