import JackdawCore
import Testing

@testable import Jackdaw

@Suite("Addresses of files that all nodes know")
struct FileAddressTests {
    let key = "0123456789abcdefghijklmnopqrstuv"

    @Test(
        "are read by whoever has the key",
        arguments: [
            FileAddress(session: "s", message: "m1", isSpeech: false),
            FileAddress(session: "a\nb/ü\u{0}", message: "m12", isSpeech: true),
            FileAddress(session: "", message: "", isSpeech: false),
        ]
    )
    func whole(address: FileAddress) {
        let id = address.id(key: key)
        #expect(FileAddress(id: id, key: key) == address)
        #expect(
            id.utf8.allSatisfy {
                $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                    || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
                    || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0
            }
        )
    }

    @Test("are nobody's who does not have it, nor can one be made of another")
    func forged() throws {
        let id = FileAddress(session: "s", message: "m1", isSpeech: false).id(key: key)
        let other = FileAddress(session: "s", message: "m2", isSpeech: false).id(key: key)
        #expect(FileAddress(id: id, key: key + "w") == nil)
        let (tag, place) = (
            try #require(id.split(separator: ".").first), try #require(other.split(separator: ".").last)
        )
        #expect(FileAddress(id: "\(tag).\(place)", key: key) == nil)
        for broken in [
            "", ".", "a", String(tag), "\(tag).", ".\(place)", id + ".x", id.uppercased(), String(id.dropLast()),
        ] {
            #expect(FileAddress(id: broken, key: key) == nil)
        }
    }

    @Test("HMAC-SHA256 is that of RFC 4231, section 4.3")
    func hmac() {
        let tag = SHA256.authenticate("what do ya want for nothing?".utf8, key: "Jefe".utf8)
        #expect(SHA256.hexadecimal(tag) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }
}
