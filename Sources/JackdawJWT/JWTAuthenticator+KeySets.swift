#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension JWTAuthenticator {
    /// Trusts the keys of a JSON Web Key Set (RFC 7517, section 5), as providers publish it at their `jwks_uri`.
    ///
    /// Keys that are no signature keys (`"use": "enc"`) do not count. Where a key names no algorithm it is that of its curve, and RS256
    /// for RSA. Nothing is fetched: when the provider changes its keys, make another authenticator.
    ///
    /// - Parameters:
    ///   - jwks: The text of the key set.
    ///   - issuer: Who must have issued a token (`iss`).
    ///   - audience: Whom a token must be for (`aud`).
    ///   - cookie: The name of the cookie that has the token, for browsers.
    ///   - isRequired: Whether requests without a token are refused as well.
    ///   - leeway: How far clocks may differ.
    ///   - now: The clock.
    /// - Throws: ``KeySetError`` when the text is no key set, or no key in it can be used.
    public init(
        jwks: String,
        issuer: String?,
        audience: String?,
        cookie: String? = nil,
        isRequired: Bool = false,
        leeway: Duration = .seconds(30),
        now: @escaping @Sendable () -> Date = { Date() }
    ) async throws {
        self.init(
            keys: try await KeySet.read(jwks),
            issuer: issuer,
            audience: audience,
            cookie: cookie,
            isRequired: isRequired,
            leeway: leeway,
            now: now
        )
    }

    /// Trusts the keys of a JSON Web Key Set in a file.
    ///
    /// - Parameters:
    ///   - jwksFile: Where the key set is.
    ///   - issuer: Who must have issued a token (`iss`).
    ///   - audience: Whom a token must be for (`aud`).
    ///   - cookie: The name of the cookie that has the token, for browsers.
    ///   - isRequired: Whether requests without a token are refused as well.
    /// - Throws: ``KeySetError`` when the file is no key set, or no key in it can be used; when it cannot be read.
    public init(
        jwksFile: String,
        issuer: String?,
        audience: String?,
        cookie: String? = nil,
        isRequired: Bool = false
    ) async throws {
        let data = try Data(contentsOf: URL(filePath: jwksFile))
        try await self.init(
            jwks: String(decoding: data, as: UTF8.self),
            issuer: issuer,
            audience: audience,
            cookie: cookie,
            isRequired: isRequired
        )
    }
}
