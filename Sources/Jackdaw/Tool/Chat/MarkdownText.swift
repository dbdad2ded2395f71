internal import JackdawCore

/// Markdown for a terminal: marks of emphasis become styles, or go; what structures a text stays.
///
/// It is no parser of CommonMark: what it does not know is shown as it was written.
struct MarkdownText {
    let terminal: Terminal

    func lines(of markdown: String) -> [String] {
        var fence: Substring?
        return markdown.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            let text = line.drop { $0 == " " }
            let mark = text.prefix { $0 == "`" || $0 == "~" }
            if let open = fence {
                if mark.count >= open.count, mark.first == open.first, mark.count == text.count {
                    fence = nil
                    return nil
                }
                return "    \(line)"
            }
            if mark.count >= 3 {
                fence = mark
                return nil
            }
            return self.line(line)
        }
    }

    private func line(_ line: Substring) -> String {
        let indent = line.prefix { $0 == " " }
        let text = line.dropFirst(indent.count)
        let hashes = text.prefix { $0 == "#" }
        if (1...6).contains(hashes.count), text.dropFirst(hashes.count).first == " " {
            return terminal.styled(phrase(text.dropFirst(hashes.count + 1)), .bold)
        }
        if text.count >= 3, let first = text.first, "-*_".contains(first), text.allSatisfy({ $0 == first }) {
            return String(repeating: "─", count: min(terminal.width(), 40))
        }
        if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " {
            return "\(indent)• \(phrase(text.dropFirst(2)))"
        }
        if text.first == ">" { return "\(indent)│ \(phrase(text.dropFirst().drop { $0 == " " }))" }
        return indent + phrase(text)
    }

    /// What stands in a line, with its emphasis, code and links.
    private func phrase(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let first = rest.first {
            if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
                result.append(next)
                rest = rest.dropFirst(2)
            } else if let (said, after) = code(rest) ?? emphasis(rest, beside: result.last) ?? link(rest) {
                result += said
                rest = after
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private func code(_ text: Substring) -> (String, Substring)? {
        let mark = text.prefix { $0 == "`" }
        guard !mark.isEmpty else { return nil }
        let inner = text.dropFirst(mark.count)
        guard let end = inner.firstRange(of: mark) else { return nil }
        return (terminal.styled(String(inner[..<end.lowerBound]), .cyan), inner[end.upperBound...])
    }

    private func emphasis(_ text: Substring, beside before: Character?) -> (String, Substring)? {
        for (mark, style) in [("**", TextStyle.bold), ("__", .bold), ("~~", .faint), ("*", .italic), ("_", .italic)] {
            guard text.hasPrefix(mark) else { continue }
            // Within a word it belongs there, as in snake_case.
            if mark.first == "_", let before, before.isLetter || before.isNumber { return nil }
            let inner = text.dropFirst(mark.count)
            guard let next = inner.first, !next.isWhitespace, let end = inner.firstRange(of: mark),
                end.lowerBound > inner.startIndex, inner[inner.index(before: end.lowerBound)].isWhitespace == false
            else { continue }
            return (terminal.styled(phrase(inner[..<end.lowerBound]), style), inner[end.upperBound...])
        }
        return nil
    }

    /// `[text](address)` with its address behind it; of a picture, what it shows.
    private func link(_ text: Substring) -> (String, Substring)? {
        let isPicture = text.hasPrefix("![")
        guard isPicture || text.first == "[" else { return nil }
        let inner = text.dropFirst(isPicture ? 2 : 1)
        guard let close = inner.firstIndex(of: "]"), inner[close...].hasPrefix("]("),
            let end = inner[close...].firstIndex(of: ")")
        else { return nil }
        let label = phrase(inner[..<close])
        let address = inner[inner.index(close, offsetBy: 2)..<end].prefix { !$0.isWhitespace }
        let target = label == address || address.isEmpty ? "" : " (\(address))"
        return (isPicture ? "[\(label)]\(target)" : label + target, inner[inner.index(after: end)...])
    }
}
