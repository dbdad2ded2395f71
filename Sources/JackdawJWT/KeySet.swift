import JWTKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads JSON Web Key Sets.
enum KeySet {
    private struct Document: Decodable {
        var keys: [Member]
    }

    /// A key, and what JWTKit does not read of it.
    private struct Member: Decodable {
        /// Nil for a key of a kind that is not known, which others of the set need not suffer from.
        var key: JWK?
        var use: String?

        private enum CodingKeys: String, CodingKey { case use }

        init(from decoder: any Decoder) throws {
            key = try? JWK(from: decoder)
            use = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .use)
        }
    }

    static func read(_ text: String) async throws -> JWTKeyCollection {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
        } catch {
            throw KeySetError("this is no JSON Web Key Set: an object with a list \"keys\" is expected")
        }
        let collection = JWTKeyCollection()
        var count = 0
        for (index, member) in document.keys.enumerated() where member.use != "enc" {
            guard var key = member.key, let algorithm = algorithm(of: key) else { continue }
            // Without one, whoever sends the first token would choose it.
            key.algorithm = algorithm
            key.keyIdentifier = key.keyIdentifier ?? JWKIdentifier(string: "#\(index)")
            do {
                try await collection.add(jwk: key)
            } catch {
                throw KeySetError("the key number \(index + 1) of the key set cannot be read: \(error)")
            }
            count += 1
        }
        guard count > 0 else {
            throw KeySetError("the key set has no key for signatures by RSA, ECDSA or EdDSA")
        }
        return collection
    }

    private static func algorithm(of key: JWK) -> JWK.Algorithm? {
        if let algorithm = key.algorithm { return algorithm == .rsaOAEP ? nil : algorithm }
        if key.keyType == .rsa { return .rs256 }
        if key.keyType == .octetKeyPair { return .eddsa }
        switch key.curve?.rawValue {
        case "P-256": return .es256
        case "P-384": return .es384
        case "P-521": return .es512
        default: return nil
        }
    }
}

/// A text that is no key set, or one without a key that can be used.
public struct KeySetError: Error, Equatable, CustomStringConvertible {
    /// What was wrong, and what is expected.
    public let description: String

    init(_ description: String) { self.description = description }
}
