/// Phrases of a grammar, found by their first lexeme: a text has thousands of places, and at most of them none begins.
struct LexemePhrases<Value: Sendable>: Sendable {
    /// The longest first, so that "day after tomorrow" is not taken for less.
    private var byFirst: [String: [(rest: [String], value: Value)]] = [:]

    init(_ phrases: some Sequence<(phrase: [String], value: Value)>) {
        for (phrase, value) in phrases {
            guard let first = phrase.first else { continue }
            byFirst[first, default: []].append((Array(phrase.dropFirst()), value))
        }
        for first in byFirst.keys { byFirst[first]?.sort { $0.rest.count > $1.rest.count } }
    }

    /// Whether a phrase begins with this.
    func begins(with text: String) -> Bool { byFirst[text] != nil }

    /// Takes the longest phrase that stands at the reader's place.
    func take(_ reader: inout LexemeReader, longerThan length: Int = 0) -> Value? {
        guard !byFirst.isEmpty, let first = reader.peek(), let candidates = byFirst[first.text] else { return nil }
        for candidate in candidates where candidate.rest.count >= length {
            let isThere = candidate.rest.indices.allSatisfy { reader.peek($0 + 1)?.text == candidate.rest[$0] }
            if isThere {
                reader.position += candidate.rest.count + 1
                return candidate.value
            }
        }
        return nil
    }
}

extension LexemePhrases where Value == Bool {
    static let none = LexemePhrases([])

    /// Takes a phrase, if one stands at the reader's place.
    func isTaken(_ reader: inout LexemeReader) -> Bool { take(&reader) ?? false }
}
