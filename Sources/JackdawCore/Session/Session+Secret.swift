import Synchronization

extension Session {
    /// The secret by which a client proves that the session is its own; nil until one was made.
    public var secret: String? { core.withLock { $0.secret } }

    /// Makes the secret of 256 random bits, in base64url; the one that exists, if there is one.
    @discardableResult
    public func makeSecret() -> String {
        core.withLock { core in
            if let secret = core.secret { return secret }
            let secret = RandomToken.make(bits: 256)
            core.secret = secret
            return secret
        }
    }

    /// Whether that is the session's secret; a session without one cannot be proved to be anybody's.
    public func proves(_ secret: String) -> Bool {
        guard let own = self.secret else { return false }
        return RandomToken.areEqual(own, secret)
    }
}
