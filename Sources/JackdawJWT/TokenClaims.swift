import JWTKit

/// What a token says that counts here (RFC 7519, section 4.1).
struct TokenClaims: JWTPayload {
    /// Whom it is for: one name, or a list of them.
    struct Audience: Codable {
        var names: [String]

        init(_ names: [String]) { self.names = names }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let name = try? container.decode(String.self) {
                names = [name]
            } else {
                names = try container.decode([String].self)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(names)
        }
    }

    var sub: String?
    var name: String?
    var iss: String?
    var aud: Audience?
    /// Seconds since 1970, perhaps with a fraction.
    var exp: Double?
    var nbf: Double?

    /// Nothing: ``ClaimRules`` knows the clock and what is asked for.
    func verify(using algorithm: some JWTAlgorithm) {}
}
