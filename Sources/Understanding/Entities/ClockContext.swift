/// What may follow a bare hour, so that it is a time of day: "at 5 on Friday", and not "at 5 people".
struct ClockContext: Sendable {
    private let words: Set<String>

    static let english = ClockContext(
        language: .english,
        more: """
            today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday mon tue wed thu \
            fri sat sun next last sharp thanks before after until till through every each morning afternoon evening
            """
    )
    static let french = ClockContext(language: .french, more: "s svp puis demain hier aujourd lundi mardi")
    static let german = ClockContext(
        language: .german,
        more: "heute morgen ubermorgen uebermorgen fruh frueh danke dann jeden punkt"
    )
    static let spanish = ClockContext(language: .spanish, more: "hoy manana gracias hasta cada entonces pasado")

    static func of(_ language: EntityLanguage) -> ClockContext {
        switch language {
        case .english: english
        case .french: french
        case .german: german
        case .spanish: spanish
        }
    }

    private init(language: EntityLanguage, more: String) {
        var words = Set(more.split(separator: " ").map(String.init))
        for word in Language(rawValue: language.rawValue).functionWords {
            words.formUnion(Lexeme.lexemes(of: word).map(\.text))
        }
        // "Five of them", "cinco de ellos".
        self.words = words.subtracting(["of", "de", "du", "des", "d", "von"])
    }

    /// Whether nothing follows that the number before would count.
    func endsTime(_ reader: LexemeReader) -> Bool {
        guard let next = reader.peek() else { return true }
        switch next.kind {
        case .digits: return false
        case .symbol:
            if next.isJoined, let after = reader.peek(1), after.isJoined, after.kind == .digits { return false }
            return ",.;:!?()[]-'\"".contains(next.text) || next.text == "\u{FFFD}"
        case .word: return words.contains(next.text)
        case .mark: return true
        }
    }
}
