extension JSONParser {
    /// Reads a string; `position` is at its opening quote and ends after the closing one.
    mutating func string() throws(JSONParseError) -> String {
        position += 1
        let start = position
        skipPlainText()
        guard position < bytes.count else { throw JSONParseError(.unexpectedEnd, at: position) }
        if bytes[position] == UInt8(ascii: "\"") {
            // Nothing escaped, as nearly always: the text is copied once, straight from the input.
            let text = try unicode(bytes[start..<position], at: start)
            position += 1
            return text
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(JSONParseError) -> String {
        var text = Array(bytes[start..<position])
        while true {
            guard position < bytes.count else { throw JSONParseError(.unexpectedEnd, at: position) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return try unicode(text[...], at: start)
            case UInt8(ascii: "\\"):
                try escape(into: &text)
            default:
                throw JSONParseError(.controlCharacter, at: position)
            }
            let plain = position
            skipPlainText()
            text.append(contentsOf: bytes[plain..<position])
        }
    }

    /// Moves to the next quote, backslash or control character, eight octets at a time: a file in base64 may come.
    private mutating func skipPlainText() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while position + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            // A high bit is set at the first octet that is zero (or below 0x20), and perhaps at later ones: enough,
            // since the octets of such a word are then looked at one by one.
            let found =
                ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
                | ((word &- (ones &* 0x20)) & ~word)
            if found & highs != 0 { break }
            position += 8
        }
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return }
            position += 1
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONParseError) {
        let start = position
        guard position + 1 < bytes.count else { throw JSONParseError(.unexpectedEnd, at: bytes.count) }
        let letter = bytes[position + 1]
        position += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedScalar(from: start)).utf8)
        default: throw JSONParseError(.badEscape, at: start)
        }
    }

    private mutating func escapedScalar(from start: Int) throws(JSONParseError) -> Unicode.Scalar {
        let first = try fourDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw JSONParseError(.loneSurrogate, at: start)
        }
        let second = try fourDigits(from: start)
        guard UTF16.isTrailSurrogate(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw JSONParseError(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func fourDigits(from start: Int) throws(JSONParseError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw JSONParseError(.unexpectedEnd, at: position) }
            let byte = bytes[position]
            let digit: UInt8 =
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
                case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
                case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
                default: throw JSONParseError(.badEscape, at: start)
                }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }

    private func unicode(
        _ text: some Collection<UInt8>,
        at start: Int
    ) throws(JSONParseError) -> String {
        guard let string = String(validating: text, as: UTF8.self) else {
            throw JSONParseError(.invalidUTF8, at: start)
        }
        return string
    }
}
