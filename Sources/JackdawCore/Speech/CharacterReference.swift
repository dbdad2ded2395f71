/// A reference to a character, such as `&amp;` or `&#233;`, as HTML and Markdown have them.
struct CharacterReference {
    /// The character in UTF-8: a space for each kind of blank, nothing for a soft hyphen.
    let octets: [UInt8]
    /// Where the text goes on behind it.
    let end: Int

    /// Those that texts have in spite of UTF-8, because the characters mean something else or are hard to type.
    private static let names: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
        "thinsp": " ", "shy": "", "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
        "rdquo": "”", "laquo": "«", "raquo": "»", "euro": "€", "pound": "£", "cent": "¢", "deg": "°", "times": "×",
        "copy": "©", "reg": "®", "trade": "™", "middot": "·", "bull": "•",
    ]

    /// The longest that is read, in octets, between `&` and `;`.
    private static let longest = 8

    /// The reference that begins at an ampersand; nil where there is none that is known.
    init?(_ text: [UInt8], at start: Int) {
        var end = start + 1
        while end < text.count, end - start <= Self.longest + 1, text[end] != UInt8(ascii: ";") { end += 1 }
        guard end < text.count, text[end] == UInt8(ascii: ";") else { return nil }
        let name = String(decoding: text[start + 1..<end], as: UTF8.self)
        if let character = Self.names[name] {
            octets = Array(character.utf8)
        } else if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let isHexadecimal = digits.first == "x" || digits.first == "X"
            guard let number = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10),
                let scalar = Unicode.Scalar(number), number != 0
            else { return nil }
            octets = number == 0xA0 ? [0x20] : Array(String(Character(scalar)).utf8)
        } else {
            return nil
        }
        self.end = end + 1
    }
}
