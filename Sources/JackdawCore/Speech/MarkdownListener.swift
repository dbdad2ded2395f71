/// Reads Markdown line by line for somebody who only listens.
struct MarkdownListener {
    private struct Fence {
        var mark: UInt8
        var length: Int
    }

    private let text: [UInt8]
    /// For each parenthesis that is opened and closed within its line, where it is closed; else 0.
    private let closings: [Int32]
    private var fence: Fence?
    /// What was read so far, in UTF-8.
    private(set) var words: [UInt8] = []

    init(_ text: [UInt8]) {
        self.text = text
        closings = Self.closings(in: text)
    }

    mutating func listen() {
        words.reserveCapacity(text.count)
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            line(start, end)
            words.append(UInt8(ascii: "\n"))
            start = end + 1
        }
    }

    private static func closings(in text: [UInt8]) -> [Int32] {
        guard text.contains(UInt8(ascii: "(")) else { return [] }
        var closings = [Int32](repeating: 0, count: text.count)
        var open: [Int] = []
        for (index, octet) in text.enumerated() {
            switch octet {
            case UInt8(ascii: "("): open.append(index)
            case UInt8(ascii: ")"): if let start = open.popLast() { closings[start] = Int32(truncatingIfNeeded: index) }
            case UInt8(ascii: "\n"): open.removeAll(keepingCapacity: true)
            default: break
            }
        }
        return closings
    }

    // MARK: Lines

    private mutating func line(_ begin: Int, _ end: Int) {
        var start = begin
        // What is quoted is heard like the rest.
        while start < end, text[start].isBlank || text[start] == UInt8(ascii: ">") { start += 1 }
        guard start < end else { return }
        if let open = fence {
            if isFence(start, end, closing: open) { fence = nil }
            return
        }
        if isFence(start, end, closing: nil) {
            fence = Fence(mark: text[start], length: run(start, end))
            return
        }
        if isRule(start, end) || isDefinition(start, end) { return }
        skipMarker(&start, end)
        phrase(start, end)
    }

    /// How often the first character is there in a row.
    private func run(_ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, text[index] == text[start] { index += 1 }
        return index - start
    }

    /// Whether a line opens a block of code, or closes the one that is open (CommonMark 0.31.2, section 4.5).
    private func isFence(_ start: Int, _ end: Int, closing open: Fence?) -> Bool {
        let mark = text[start]
        guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
        let length = run(start, end)
        let rest = text[start + length..<end]
        if let open { return mark == open.mark && length >= open.length && rest.allSatisfy(\.isBlank) }
        return length >= 3 && (mark == UInt8(ascii: "~") || !rest.contains(mark))
    }

    /// Whether a line is a rule, or parts the head of a table from its rows.
    private func isRule(_ start: Int, _ end: Int) -> Bool {
        var marks = 0
        for octet in text[start..<end] where !octet.isBlank {
            switch octet {
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="): marks += 1
            case UInt8(ascii: "|"), UInt8(ascii: ":"): break
            default: return false
            }
        }
        return marks > 0
    }

    /// Whether a line says what a link by name leads to (section 4.7): `[name]: address "title"`.
    private func isDefinition(_ start: Int, _ end: Int) -> Bool {
        guard text[start] == UInt8(ascii: "["), let close = text[start..<end].firstIndex(of: UInt8(ascii: "]")),
            close + 1 < end, text[close + 1] == UInt8(ascii: ":")
        else { return false }
        let address = text[close + 2..<end].drop(while: \.isBlank)
        guard let title = address.drop(while: { !$0.isBlank }).first(where: { !$0.isBlank }) else { return true }
        return "\"'(".utf8.contains(title)
    }

    /// Skips the mark of a heading, or of an item in a list and its box.
    private func skipMarker(_ start: inout Int, _ end: Int) {
        let length = run(start, end)
        let isItem = length == 1 && [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(text[start])
        let isHeading = length <= 6 && text[start] == UInt8(ascii: "#")
        guard isItem || isHeading, start + length < end, text[start + length].isBlank else { return }
        start += length + 1
        guard isItem, start + 2 < end, text[start] == UInt8(ascii: "["), text[start + 2] == UInt8(ascii: "]") else {
            return
        }
        if " xX".utf8.contains(text[start + 1]) { start += 3 }
    }

    // MARK: What stands in a line

    private mutating func phrase(_ start: Int, _ end: Int) {
        var index = start
        while index < end {
            let octet = text[index]
            // Of a line's ends, as of blanks: nothing is beside a mark there.
            let before = index > start ? text[index - 1] : UInt8(ascii: " ")
            let after = index + 1 < end ? text[index + 1] : UInt8(ascii: " ")
            switch octet {
            case UInt8(ascii: "\\") where after.isASCIIPunctuation:
                words.append(after)
                index += 1
            case UInt8(ascii: "*"):
                // Between blanks it emphasises nothing.
                if before.isBlank, after.isBlank { words.append(octet) }
            case UInt8(ascii: "_"):
                // Within a word it belongs there, as in snake_case.
                if before.isOfWord, after.isOfWord { words.append(octet) }
            case UInt8(ascii: "~"):
                if before != octet, after != octet { words.append(octet) }
            case UInt8(ascii: "`"), UInt8(ascii: "["):
                break
            case UInt8(ascii: "!") where after == UInt8(ascii: "["):
                break
            case UInt8(ascii: "|"):
                words.append(UInt8(ascii: " "))
            case UInt8(ascii: "]"):
                index = endOfTarget(index + 1, end) - 1
            default:
                words.append(octet)
            }
            index += 1
        }
    }

    /// Where the text goes on behind what a link leads to, `(address)` or `[name]`.
    private func endOfTarget(_ start: Int, _ end: Int) -> Int {
        guard start < end else { return start }
        if text[start] == UInt8(ascii: "("), closings[start] > 0 { return Int(closings[start]) + 1 }
        // Ends at the next bracket, so that no part of a line is looked through twice.
        if text[start] == UInt8(ascii: "["), let close = text[start..<end].firstIndex(of: UInt8(ascii: "]")) {
            return close + 1
        }
        return start
    }
}
