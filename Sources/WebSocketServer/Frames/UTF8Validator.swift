/// Checks UTF-8 piece by piece, and fails at the first octet that no continuation could mend.
///
/// RFC 3629: shortest forms only, no surrogates, nothing above U+10FFFF. A message that is broken in its third octet is
/// refused when that octet arrives, not at the message's end (RFC 6455, section 8.1).
struct UTF8Validator {
    /// How many octets of the current character are to come.
    private var missing = 0
    /// What the next octet may be; narrower than 80…BF only after some first octets.
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    /// Whether what has come so far may end here.
    var isComplete: Bool { missing == 0 }

    /// Takes the next piece; false where it can never become valid.
    mutating func accept(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let count = bytes.count
        var index = 0
        while index < count {
            if missing == 0 {
                // Most text is ASCII, mostly.
                while index &+ 8 <= count,
                    bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index &+= 8
                }
                guard index < count else { return true }
                guard begin(bytes[index]) else { return false }
            } else {
                let byte = bytes[index]
                guard byte >= lowest && byte <= highest else { return false }
                (lowest, highest) = (0x80, 0xBF)
                missing &-= 1
            }
            index &+= 1
        }
        return true
    }

    private mutating func begin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x80: return true
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, lowest) = (2, 0xA0)
        case 0xED: (missing, highest) = (2, 0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, lowest) = (3, 0x90)
        case 0xF1...0xF3: missing = 3
        case 0xF4: (missing, highest) = (3, 0x8F)
        default: return false
        }
        return true
    }
}
