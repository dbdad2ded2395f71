import Synchronization

extension Session {
    /// The secret by which a client proves that the session is its own; nil until one was made, and where only its hash is
    /// known, because it was made in another process and nobody has shown it in this one.
    public var secret: String? { core.withLock { $0.secret } }

    /// Whether there is a secret, though it may be known by its hash alone.
    public var hasSecret: Bool { core.withLock { $0.hasSecret } }

    /// Makes the secret of 256 random bits, in base64url; the one that exists, if it is known.
    ///
    /// One that is known by its hash alone still proves that the session is its client's.
    @discardableResult
    public func makeSecret() -> String {
        let (secret, newHash) = core.withLock { core -> (String, String?) in
            if let secret = core.secret { return (secret, nil) }
            let secret = RandomToken.make(bits: 256)
            core.secret = secret
            if engine.writer != nil { core.addSecret(hash: Self.hash(of: secret)) }
            // Whoever has the secret may be at another node the next moment, with a file or after a break.
            if engine.nodes != nil, !isFollower { keep(&core) }
            noteChange(&core)
            return (secret, core.secretHashes.last)
        }
        if isFollower, let newHash { postLater(.secretHash(newHash)) }
        return secret
    }

    /// What is stored of a secret.
    ///
    /// It is random and as long as the hash, so that it needs no salt and no slow function.
    static func hash(of secret: String) -> String { SHA256.hexadecimal(SHA256.digest(of: secret.utf8)) }

    /// Whether that is the session's secret; a session without one cannot be proved to be anybody's.
    public func proves(_ secret: String) -> Bool {
        core.withLock { core in
            if let own = core.secret, RandomToken.areEqual(own, secret) { return true }
            guard !core.secretHashes.isEmpty, core.knowsSecret(hash: Self.hash(of: secret)) else { return false }
            if core.secret == nil { core.secret = secret }
            return true
        }
    }
}

extension SessionCore {
    var hasSecret: Bool { secret != nil || !secretHashes.isEmpty }

    /// So many are kept: of a user who comes from that many devices without showing one.
    private static let secrets = 9

    mutating func addSecret(hash: String) {
        guard !knowsSecret(hash: hash) else { return }
        secretHashes.append(hash)
        if secretHashes.count > Self.secrets { secretHashes.removeFirst() }
    }

    func knowsSecret(hash: String) -> Bool { secretHashes.contains { RandomToken.areEqual($0, hash) } }
}
