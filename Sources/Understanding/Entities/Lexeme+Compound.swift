extension Lexeme {
    /// The day and its part, which German writes as one word: "Freitagabend", "Montagmorgen".
    ///
    /// - Parameter text: The text that it stands in.
    func splitIntoDayAndPart(in text: String) -> [Lexeme] {
        guard kind == .word, self.text.utf8.count > 8 else { return [self] }
        for part in Self.parts where self.text.hasSuffix(part) {
            let day = String(self.text.dropLast(part.utf8.count))
            guard TemporalVocabulary.german.weekdays[day] != nil,
                let middle = text.unicodeScalars.index(
                    range.lowerBound,
                    offsetBy: day.utf8.count,
                    limitedBy: range.upperBound
                )
            else { continue }
            return [
                Lexeme(kind: .word, text: day, range: range.lowerBound..<middle, gap: gap),
                Lexeme(kind: .word, text: part, range: middle..<range.upperBound, gap: .nothing),
            ]
        }
        return [self]
    }

    private static let parts = [
        "vormittag", "nachmittag", "mittag", "morgen", "fruh", "frueh", "abend", "nacht",
    ]
}
