/// Ordinal numbers in digits and words.
enum OrdinalGrammar {
    static func read(_ reader: inout LexemeReader) -> Int? {
        digits(&reader) ?? word(&reader)
    }

    // MARK: Digits

    private static func digits(_ reader: inout LexemeReader) -> Int? {
        reader.attempt { reader in
            if let first = reader.peek(), first.isJoined, reader.peek(-1)?.kind == .word { return nil }
            guard let number = reader.digits(1...9) else { return nil }
            if takeEnding(&reader) { return number }
            // In German a full stop makes an ordinal, unless it ends the sentence or a month follows.
            guard reader.language == .german, reader.joined("."), let next = reader.peek(), next.kind == .word,
                !next.isJoined, TemporalVocabulary.german.months[next.text] == nil
            else { return nil }
            return number
        }
    }

    /// Takes the ending of an ordinal in digits: `st`, `er`, `º`, and `.º` as Spanish is printed.
    static func takeEnding(_ reader: inout LexemeReader) -> Bool {
        reader.attempt { reader -> Bool? in
            if reader.language == .spanish { _ = reader.joined(".") }
            guard let ending = reader.peek(), isEnding(ending, reader.language) else { return nil }
            reader.position += 1
            return true
        } ?? false
    }

    static func isEnding(_ lexeme: Lexeme, _ language: EntityLanguage) -> Bool {
        guard lexeme.isJoined else { return false }
        if lexeme.kind == .symbol { return lexeme.text == "\u{BA}" || lexeme.text == "\u{AA}" }
        return NumberGrammar.ordinalEndings.contains(lexeme.text) || endings(language).contains(lexeme.text)
    }

    private static func endings(_ language: EntityLanguage) -> Set<String> {
        switch language {
        case .english, .german: []
        case .french: ["er", "ere", "re", "e", "eme", "nd", "nde"]
        case .spanish: ["o", "a", "er"]
        }
    }

    // MARK: Words

    private static func word(_ reader: inout LexemeReader) -> Int? {
        guard reader.peek()?.kind == .word else { return nil }
        let local: Int? =
            switch reader.language {
            case .english: nil
            case .french:
                reader.takeValue(FrenchOrdinals.irregular)
                    ?? cardinal(&reader, .french, FrenchOrdinals.cardinal, isPart: FrenchOrdinals.isPart)
            case .german: reader.takeWord(GermanOrdinals.value)
            case .spanish: SpanishOrdinals.read(&reader)
            }
        return local ?? reader.takeValue(EnglishOrdinals.alone)
            ?? cardinal(&reader, .english, EnglishOrdinals.cardinal, isPart: EnglishOrdinals.isPart)
    }

    /// The longest number in words has about as many.
    private static let maximumWords = 12

    /// Reads a number in words whose last word alone makes it an ordinal: "one hundred and twenty-third".
    ///
    /// - Parameters:
    ///   - plain: The cardinal of an ordinal word.
    ///   - isPart: Whether a word may stand before it.
    private static func cardinal(
        _ reader: inout LexemeReader,
        _ language: EntityLanguage,
        _ plain: (String) -> String?,
        isPart: (String) -> Bool
    ) -> Int? {
        let start = reader.position
        for offset in 0..<maximumWords {
            guard var last = reader.peek(offset) else { return nil }
            guard let word = plain(last.text) else {
                guard isPart(last.text) else { return nil }
                continue
            }
            last.text = word
            var inner = LexemeReader(Array(reader.lexemes[start..<(start + offset)]) + [last], language: language)
            guard let value = NumberWords.cardinal(&inner), inner.isAtEnd else { return nil }
            reader.position = start + offset + 1
            return value
        }
        return nil
    }
}
