/// What is said aloud when a text is read: its words in lower case, digits as words.
enum SpokenForm {
    /// The words of a text, each with how it was written.
    ///
    /// What nobody can say is left out: punctuation, symbols, emoji.
    static func words(of text: String) -> [(said: String, written: String)] {
        pieces(of: text).flatMap { piece -> [(said: String, written: String)] in
            if piece.allSatisfy(\.isASCIIDigit) {
                return NumberWords.spelled(piece).map { ($0, $0) }
            }
            return [(piece.lowercased(), String(piece))]
        }
    }

    private static func pieces(of text: String) -> [Substring] {
        var pieces: [Substring] = []
        var start: String.Index?
        var previous: Character?
        for index in text.indices {
            let character = text[index]
            let belongs = character.isLetter || character.isASCIIDigit || isApostrophe(character)
            // "20mg" is said in two words.
            let turns = previous.map { $0.isASCIIDigit != character.isASCIIDigit } ?? false
            if let first = start, !belongs || turns {
                pieces.append(text[first..<index])
                start = nil
            }
            if belongs, start == nil { start = index }
            previous = belongs ? character : nil
        }
        if let start { pieces.append(text[start...]) }
        return pieces.map { $0.replacing("’", with: "'")[...] }
            .map { $0.drop { $0 == "'" } }
            .filter { !$0.isEmpty }
    }

    private static func isApostrophe(_ character: Character) -> Bool { character == "'" || character == "’" }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}
