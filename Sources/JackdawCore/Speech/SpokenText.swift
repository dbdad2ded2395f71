/// What a listener is to hear of a text that was written to be read.
enum SpokenText {
    /// The words of a reply; nil where there is nothing to say.
    static func of(_ content: ReplyContent) -> String? {
        let words: String
        switch content {
        case .text(let text): words = text
        case .markdown(let markdown): words = ofMarkdown(markdown)
        case .html(let html): words = ofHTML(html)
        case .audio(let audio): words = audio.text ?? ""
        default: return nil
        }
        return words.isBlank ? nil : words
    }

    /// Markdown without what is only to be seen: marks of emphasis, code that is set off, addresses of links.
    ///
    /// It is no parser of CommonMark: a mark that was meant as a character is lost to the ear alone.
    static func ofMarkdown(_ markdown: String) -> String {
        var lines: [Substring] = []
        var fence: Character?
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
            if let mark = text.first, mark == "`" || mark == "~", text.prefix(while: { $0 == mark }).count >= 3 {
                fence = fence == nil ? mark : (fence == mark ? nil : fence)
            } else if fence == nil, !isRule(text) {
                lines.append(withoutMarker(text))
            }
        }
        return withoutMarks(lines.joined(separator: "\n"))
    }

    /// HTML without its tags, scripts and styles.
    static func ofHTML(_ html: String) -> String {
        var words = ""
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            words += rest[..<start]
            rest = rest[start...]
            let name = rest.dropFirst().prefix { $0.isLetter }.lowercased()
            if name == "script" || name == "style" {
                guard let end = rest.firstRange(of: "</" + name) else { return unescaped(words) }
                rest = rest[end.upperBound...]
            }
            guard let end = rest.firstIndex(of: ">") else { return unescaped(words) }
            // Words of two cells or paragraphs stay apart.
            words += " "
            rest = rest[rest.index(after: end)...]
        }
        return unescaped(words + rest)
    }

    /// Whether a line is a rule, or parts the head of a table from its rows.
    private static func isRule(_ line: Substring) -> Bool {
        line.count >= 3 && line.allSatisfy { "-*_=|: \t".contains($0) }
    }

    /// A line without the mark of a heading or of an item in a list.
    private static func withoutMarker(_ line: Substring) -> Substring {
        for mark in ["#", "##", "###", "####", "#####", "######", "-", "*", "+"] where line.hasPrefix(mark + " ") {
            return line.dropFirst(mark.count + 1)
        }
        return line
    }

    private static func withoutMarks(_ text: String) -> String {
        var words = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "*", "_", "`", "~", "|":
                // Within a word it belongs there, as in snake_case.
                if character == "_", words.last?.isLetter == true, rest.first?.isLetter == true {
                    words.append(character)
                } else if character == "|" {
                    words.append(" ")
                }
            case "!" where rest.first == "[":
                continue
            case "[":
                continue
            case "]":
                if rest.first == "(" { rest = rest.drop { $0 != ")" }.dropFirst() }
            case "\\":
                if let escaped = rest.popFirst() { words.append(escaped) }
            default:
                words.append(character)
            }
        }
        return words
    }

    private static func unescaped(_ text: String) -> String {
        let entities = [
            ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ]
        return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
