import Crypto
import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The messages by which a payment provider tells of payments: JSON, with a signature in a header field.
///
/// The signature is `t=SECONDS,v1=HEX`: when the message was sent, in seconds since 1970, and the HMAC-SHA256 (RFC 2104) of
/// `SECONDS.BODY` with the secret that both sides know. The time is signed too, so that nobody can play back an old message.
struct Webhook: Sendable {
    /// How old a message may be, in seconds.
    static let tolerance = 300

    private let key: SymmetricKey
    private let now: @Sendable () -> Date

    init(secret: String, now: @escaping @Sendable () -> Date = { Date() }) {
        key = SymmetricKey(data: Data(secret.utf8))
        self.now = now
    }

    /// The signature of a message that is sent now.
    func sign(_ body: [UInt8]) -> String {
        let time = Int(now().timeIntervalSince1970)
        let code = HMAC<Crypto.SHA256>.authenticationCode(for: signed(body, at: time), using: key)
        return "t=\(time),v1=" + code.map { Self.hex($0) }.joined()
    }

    /// Whether a signature is that of the message, and not too old.
    func verify(_ body: [UInt8], _ signature: String) -> Bool {
        var parts: [Substring: Substring] = [:]
        for part in signature.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { parts[pair[0]] = pair[1] }
        }
        guard let time = parts["t"].flatMap({ Int($0) }), let code = parts["v1"].flatMap({ Self.octets($0) }),
            abs(Int(now().timeIntervalSince1970) - time) <= Self.tolerance
        else { return false }
        // It takes the same time wherever the codes differ.
        return HMAC<Crypto.SHA256>.isValidAuthenticationCode(code, authenticating: signed(body, at: time), using: key)
    }

    private func signed(_ body: [UInt8], at time: Int) -> Data { Data("\(time).".utf8) + body }

    private static func hex(_ octet: UInt8) -> String {
        (octet < 16 ? "0" : "") + String(octet, radix: 16)
    }

    private static func octets(_ hex: Substring) -> [UInt8]? {
        let digits = hex.compactMap(\.hexDigitValue)
        guard digits.count == hex.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
