/// What a listener is to hear of a text that was written to be read.
///
/// The time it takes grows with the length of the text, whatever is in it: much of a reply may be what a user wrote.
package enum SpokenText {
    /// The words of a reply; nil where there is nothing to say.
    static func of(_ content: ReplyContent) -> String? {
        let words: String
        switch content {
        case .text(let text): words = text
        case .markdown(let markdown): words = ofMarkdown(markdown)
        case .html(let html): words = ofHTML(html)
        default: return nil
        }
        return words.isBlank ? nil : words
    }

    /// Markdown without what is only to be seen: marks of emphasis, code that is set off, addresses of links.
    ///
    /// It is no parser of CommonMark: a mark that was meant as a character is lost to the ear alone.
    static func ofMarkdown(_ markdown: String) -> String {
        var listener = MarkdownListener(Array(markdown.utf8))
        listener.listen()
        return tidied(listener.words)
    }

    /// HTML without its tags, scripts and styles.
    package static func ofHTML(_ html: String) -> String {
        var listener = HTMLListener(Array(html.utf8))
        listener.listen()
        return tidied(listener.words)
    }

    /// Words with each reference to a character replaced by it, and one blank or line break in place of several.
    private static func tidied(_ words: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(words.count)
        var blank: UInt8?
        func add(_ octet: UInt8) {
            if octet.isBlank {
                if blank != UInt8(ascii: "\n") { blank = octet == UInt8(ascii: "\n") ? octet : UInt8(ascii: " ") }
                return
            }
            if let blank, !text.isEmpty { text.append(blank) }
            blank = nil
            text.append(octet)
        }
        var index = 0
        while index < words.count {
            if words[index] == UInt8(ascii: "&"), let reference = CharacterReference(words, at: index) {
                reference.octets.forEach(add)
                index = reference.end
            } else {
                add(words[index])
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension UInt8 {
    /// A space, a tab or the end of a line.
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    /// A letter or a digit; of what is not ASCII, anything.
    var isOfWord: Bool { isASCIILetter || (0x30...0x39).contains(self) || self >= 0x80 }

    var isASCIIPunctuation: Bool { (0x21...0x7E).contains(self) && !isOfWord }
}
