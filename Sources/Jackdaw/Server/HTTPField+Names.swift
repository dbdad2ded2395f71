import HTTPTypes

extension HTTPField.Name {
    /// Makes a name that is known to be a valid one; a test looks at each of them.
    static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no name of a header field") }
        return field
    }

    static let sessionID = known("X-Session-ID")
    static let userID = known("X-User-ID")
    static let fileName = known("X-File-Name")
    static let contentDigest = known("Content-Digest")
    static let referrerPolicy = known("Referrer-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")
    static let openerPolicy = known("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = known("Permissions-Policy")
}
