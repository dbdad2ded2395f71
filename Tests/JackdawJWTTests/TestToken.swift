import HTTPTypes
import JWTKit
import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a test's token says: valid at ``now``, unless a test changes it.
struct TestToken: JWTPayload {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    var sub: String? = "alice"
    var name: String? = "Alice"
    var iss: String? = "https://login.example"
    var aud: [String]? = ["chat"]
    var exp: Double? = now.timeIntervalSince1970 + 60
    var nbf: Double?

    func verify(using algorithm: some JWTAlgorithm) {}
}

extension AuthenticationRequest {
    /// A request with header fields, to a path.
    init(_ fields: HTTPFields, path: String = "/") {
        self.init(
            head: HTTPRequest(
                method: .get,
                scheme: "https",
                authority: "chat.example",
                path: path,
                headerFields: fields
            )
        )
    }

    /// A request with a token in its `Authorization`.
    static func bearer(_ token: String) -> Self { Self([.authorization: "Bearer \(token)"]) }
}

/// Octets as JSON Web Tokens have them: base64url without padding (RFC 7515, section 2).
func base64URL(_ octets: some Sequence<UInt8>) -> String {
    Data(octets).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}
