import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where a file is that was said in a session, so that every node that shares the store finds it.
///
/// Written as an id it is the base64url (RFC 4648, section 5) of the place, behind one of its HMAC-SHA256 with the key that
/// the nodes have in common: nobody can guess it, and no node needs to be told of it.
struct FileAddress: Hashable, Sendable {
    var session: String
    var message: String
    /// Whether it is the message read aloud, and not a file that is in it.
    var isSpeech: Bool

    init(session: String, message: String, isSpeech: Bool) {
        self.session = session
        self.message = message
        self.isSpeech = isSpeech
    }

    /// The address that an id is of; nil where it was not made with that key.
    init?(id: String, key: String) {
        guard let place = id.split(separator: ".").last.flatMap(Data.init(base64URL:)),
            let text = String(validating: place, as: UTF8.self)
        else { return nil }
        let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3 else { return nil }
        self.init(session: String(lines[2]), message: String(lines[1]), isSpeech: lines[0] == "speech")
        guard RandomToken.areEqual(self.id(key: key), id) else { return nil }
    }

    func id(key: String) -> String {
        let place = Data([isSpeech ? "speech" : "file", message, session].joined(separator: "\n").utf8)
        return Self.tag(of: place, key) + "." + place.base64URL
    }

    private static func tag(of place: Data, _ key: String) -> String {
        Data(SHA256.authenticate(place, key: key.utf8).prefix(16)).base64URL
    }
}

extension Data {
    /// In base64url, without padding.
    fileprivate var base64URL: String {
        base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    fileprivate init?(base64URL text: Substring) {
        var text = String(text).replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        self.init(base64Encoded: text)
    }
}
