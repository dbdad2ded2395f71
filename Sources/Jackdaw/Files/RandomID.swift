/// Ids that nobody can guess.
enum RandomID {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// 132 random bits of the system's generator as 22 characters of base64url (RFC 4648, section 5).
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(
            decoding: (0..<22).map { _ in alphabet[Int(generator.next(upperBound: UInt8(64)))] },
            as: UTF8.self
        )
    }
}
