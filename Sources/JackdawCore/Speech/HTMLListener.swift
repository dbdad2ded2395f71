/// Reads HTML tag by tag for somebody who only listens.
struct HTMLListener {
    /// Tags that stand within a line, and within a word; what any other one parts is two words.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
    /// Tags of which nothing is shown, whatever is in them.
    private static let silent: Set<String> = ["script", "style", "template", "title"]

    private let text: [UInt8]
    private var index = 0
    /// What was read so far, in UTF-8.
    private(set) var words: [UInt8] = []

    init(_ text: [UInt8]) {
        self.text = text
    }

    mutating func listen() {
        words.reserveCapacity(text.count)
        while index < text.count {
            let octet = text[index]
            if octet == UInt8(ascii: "<"), isTag {
                tag()
            } else {
                // Only tags break lines.
                words.append(octet.isBlank ? UInt8(ascii: " ") : octet)
                index += 1
            }
        }
    }

    /// Whether a `<` begins a tag or a comment, and is not just a character.
    private var isTag: Bool {
        guard index + 1 < text.count else { return false }
        let next = text[index + 1]
        return next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    }

    /// Passes over a tag; where it, or what it hides, is never ended, so is the text.
    private mutating func tag() {
        if begins("!--", at: index + 1) {
            index = self.index(of: "-->", from: index + 4).map { $0 + 3 } ?? text.count
            return
        }
        var start = index + 1
        let isEnd = text[start] == UInt8(ascii: "/")
        if isEnd { start += 1 }
        var end = start
        // None that matters is longer.
        while end < text.count, end - start < 16, text[end].isOfWord { end += 1 }
        let name = String(decoding: text[start..<end], as: UTF8.self).lowercased()
        index = self.endOfTag(from: end)
        if !Self.inline.contains(name) { words.append(UInt8(ascii: "\n")) }
        if !isEnd, Self.silent.contains(name) { index = self.index(of: "</" + name, from: index) ?? text.count }
    }

    /// Where the text goes on behind a tag; a `>` in the value of an attribute does not end it.
    private func endOfTag(from start: Int) -> Int {
        var quote: UInt8?
        var previous: UInt8 = 0
        for index in start..<text.count {
            let octet = text[index]
            if let mark = quote {
                if octet == mark { quote = nil }
            } else if octet == UInt8(ascii: ">") {
                return index + 1
            } else if previous == UInt8(ascii: "="), octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "'") {
                quote = octet
            }
            if !octet.isBlank { previous = octet }
        }
        return text.count
    }

    /// Whether a text in small letters stands at an index, in letters of any case.
    private func begins(_ part: String, at start: Int) -> Bool {
        guard start + part.utf8.count <= text.count else { return false }
        for (offset, octet) in part.utf8.enumerated() {
            let here = text[start + offset]
            guard here == octet || here.isASCIILetter && here | 0x20 == octet else { return false }
        }
        return true
    }

    private func index(of part: String, from start: Int) -> Int? {
        guard start < text.count, let first = part.utf8.first else { return nil }
        return (start..<text.count).first { text[$0] == first && begins(part, at: $0) }
    }
}
