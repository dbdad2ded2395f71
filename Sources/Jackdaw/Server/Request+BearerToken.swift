internal import HTTPTypes
internal import Hummingbird

extension Request {
    /// The token of an `Authorization` header of the scheme `Bearer`.
    var bearerToken: String? { head.bearerToken }
}

extension HTTPRequest {
    /// The token of an `Authorization` header of the scheme `Bearer` (RFC 6750, section 2.1).
    var bearerToken: String? {
        guard let parts = headerFields[.authorization]?.split(separator: " ", maxSplits: 1), parts.count == 2,
            parts[0].lowercased() == "bearer"
        else { return nil }
        return String(parts[1])
    }
}
