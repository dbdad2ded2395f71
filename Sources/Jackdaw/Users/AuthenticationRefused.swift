/// A request that an ``Authenticator`` keeps out.
public struct AuthenticationRefused: Error, Equatable, CustomStringConvertible {
    /// Why, for the log; whoever sent the request is not told.
    public let description: String

    /// A refusal.
    ///
    /// - Parameter reason: Why, for the log: without passwords and tokens.
    public init(_ reason: String) {
        description = reason
    }
}
