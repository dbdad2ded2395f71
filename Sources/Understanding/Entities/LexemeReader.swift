/// A place in the lexemes of a text that only moves on when what is asked for is there.
struct LexemeReader {
    let lexemes: [Lexeme]
    /// The language to read in; English where that gives nothing.
    let language: EntityLanguage
    var position = 0

    init(_ lexemes: [Lexeme], language: EntityLanguage = .english) {
        self.lexemes = lexemes
        self.language = language
    }

    var isAtEnd: Bool { position >= lexemes.count }

    func peek(_ offset: Int = 0) -> Lexeme? {
        let place = position + offset
        return place >= 0 && place < lexemes.count ? lexemes[place] : nil
    }

    /// Takes the next lexeme if it is one of these.
    mutating func take(_ texts: String...) -> Bool {
        guard let next = peek(), texts.contains(next.text) else { return false }
        position += 1
        return true
    }

    /// Takes all of these in a row, or none.
    mutating func takeAll(_ texts: String...) -> Bool {
        for (offset, text) in texts.enumerated() where peek(offset)?.text != text { return false }
        position += texts.count
        return true
    }

    /// Takes the next lexeme if it is one of these.
    mutating func take(anyOf texts: [String]) -> Bool {
        guard let next = peek(), texts.contains(next.text) else { return false }
        position += 1
        return true
    }

    /// Takes a few of these: more in a row mean nothing, and would be read again from each of them.
    mutating func skip(anyOf texts: [String]) {
        for _ in 0..<3 where !take(anyOf: texts) { return }
    }

    /// Takes the next lexeme if the table has a value for it.
    mutating func takeValue<Value>(_ table: [String: Value]) -> Value? {
        guard let next = peek(), let value = table[next.text] else { return nil }
        position += 1
        return value
    }

    /// Takes the next lexeme if it is a word that `parse` makes something of.
    mutating func takeWord<Value>(_ parse: (String) -> Value?) -> Value? {
        guard let next = peek(), next.kind == .word, let value = parse(next.text) else { return nil }
        position += 1
        return value
    }

    /// Takes digits whose number of places is in `places`.
    mutating func digits(_ places: ClosedRange<Int>, joined: Bool = false) -> Int? {
        guard let next = peek(), next.kind == .digits, places.contains(next.text.count), !joined || next.isJoined,
            let value = Int(next.text)
        else { return nil }
        position += 1
        return value
    }

    /// Takes a symbol that stands right behind the lexeme before it.
    mutating func joined(_ symbol: String) -> Bool {
        guard let next = peek(), next.isJoined, next.text == symbol else { return false }
        position += 1
        return true
    }

    /// Lets `attempt` read; goes back to where it was if that gives nothing.
    mutating func attempt<Value>(_ attempt: (inout LexemeReader) -> Value?) -> Value? {
        let start = position
        if let value = attempt(&self) { return value }
        position = start
        return nil
    }

    /// All that `read` finds, from left to right.
    static func matches(
        in text: String,
        language: EntityLanguage = .english,
        _ read: (inout LexemeReader) -> EntityValue?
    ) -> [EntityMatch] {
        matches(in: Lexeme.lexemes(of: text), language: language, read)
    }

    /// All that `read` finds, from left to right.
    static func matches(
        in lexemes: [Lexeme],
        language: EntityLanguage,
        _ read: (inout LexemeReader) -> EntityValue?
    ) -> [EntityMatch] {
        var reader = LexemeReader(lexemes, language: language)
        var matches: [EntityMatch] = []
        while !reader.isAtEnd {
            let start = reader.position
            if let value = reader.attempt(read), reader.position > start {
                let range =
                    reader.lexemes[start].range.lowerBound..<reader.lexemes[reader.position - 1].range.upperBound
                matches.append(EntityMatch(range: range, value: value))
            } else {
                reader.position = start + 1
            }
        }
        return matches
    }
}
