import Crypto

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the agents' page asks for.
struct Password: Sendable {
    struct TooShort: Error, CustomStringConvertible {
        let description = "HELPDESK_PASSWORD is too short: take at least 12 characters, or leave it away to get one"
    }

    let text: String
    let isGenerated: Bool

    /// The password that was given, or one that nobody can guess.
    init(_ given: String?) throws(TooShort) {
        if let given {
            guard given.count >= 12 else { throw TooShort() }
            text = given
            isGenerated = false
        } else {
            text = UUID().uuidString.lowercased()
            isGenerated = true
        }
    }

    /// Whether it is what was offered; how long that takes tells nothing about how far it is right.
    func matches(_ offered: some StringProtocol) -> Bool {
        Crypto.SHA256.hash(data: Data(text.utf8)) == Crypto.SHA256.hash(data: Data(offered.utf8))
    }
}
