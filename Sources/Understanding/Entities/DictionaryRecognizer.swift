/// Finds the values of a list, each with its synonyms, even with a typing error in them.
///
/// ```swift
/// let size = DictionaryRecognizer(["small": ["tiny", "little"], "large": ["big"]])
/// ```
///
/// The value of a match is the canonical name, whichever way it was said. Where several values fit, the longest
/// wins; where two are equally long, the one declared first. A word of four letters or more that is one slip of the
/// keyboard away from a word of a value counts as that word, if the first letter is right.
public struct DictionaryRecognizer: EntityRecognizer, ExpressibleByDictionaryLiteral {
    /// One value and the other ways to say it.
    public struct Entry: Sendable, Hashable, Codable {
        /// The canonical name.
        public var value: String
        /// Other words for it.
        public var synonyms: [String]

        /// A value and its synonyms.
        public init(_ value: String, synonyms: [String] = []) {
            self.value = value
            self.synonyms = synonyms
        }
    }

    /// The values, as declared.
    public let entries: [Entry]

    /// The position of the entry for each way to say one.
    private let entriesByWords: [Words: Int]
    private let longest: Int
    private let vocabulary: Vocabulary

    /// A recogniser of these values; the order decides between values that have a synonym in common.
    public init(_ entries: [Entry]) {
        self.entries = entries
        var table: [Words: Int] = [:]
        for (position, entry) in entries.enumerated() {
            for text in [entry.value] + entry.synonyms {
                let words = Tokenizer.words(in: text)
                if !words.isEmpty, table[words] == nil { table[words] = position }
            }
        }
        entriesByWords = table
        longest = table.keys.map(\.count).max() ?? 0
        vocabulary = Vocabulary(table.keys)
    }

    /// A recogniser of these values with their synonyms, in the order written.
    public init(dictionaryLiteral elements: (String, [String])...) {
        self.init(elements.map { Entry($0.0, synonyms: $0.1) })
    }

    /// All values and synonyms, in the order declared.
    public var sampleValues: [String] { entries.flatMap { [$0.value] + $0.synonyms } }

    /// The values named in `text`.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        guard longest > 0 else { return [] }
        let (words, ranges) = Tokenizer.locatedWords(in: text)
        var repaired = Words()
        for position in 0..<words.count {
            if let known = vocabulary.repair(words[position]) {
                repaired.append(known)
            } else {
                repaired.append(words[position])
            }
        }
        var matches: [EntityMatch] = []
        var position = 0
        while position < words.count {
            if let (length, entry) = longestEntry(at: position, in: words, or: repaired) {
                let range = ranges[position].lowerBound..<ranges[position + length - 1].upperBound
                matches.append(EntityMatch(range: range, value: .text(entries[entry].value)))
                position += length
            } else {
                position += 1
            }
        }
        return matches
    }

    private func longestEntry(at position: Int, in words: Words, or repaired: Words) -> (length: Int, entry: Int)? {
        for length in (1...longest).reversed() where position + length <= words.count {
            for candidate in [words, repaired] {
                var part = Words()
                for place in position..<(position + length) { part.append(candidate[place]) }
                if let entry = entriesByWords[part] { return (length, entry) }
            }
        }
        return nil
    }
}
