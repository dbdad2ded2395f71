/// The words that a bot's phrases are made of, to tell known words from unknown and to repair typing errors.
struct Vocabulary: Sendable, Codable {
    /// By falling frequency, so that the first that fits is the likeliest.
    private var words: [[UInt32]] = []
    private var known: Set<UInt64> = []
    private var byFirstLetter: [UInt32: [Int]] = [:]

    static let shortestRepaired = 4

    init(_ texts: some Sequence<Words>) {
        var counts: [ArraySlice<UInt32>: Int] = [:]
        for text in texts {
            for position in 0..<text.count where !text.isKind(position) { counts[text[position], default: 0] += 1 }
        }
        let ordered = counts.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
        }
        words = ordered.map { Array($0.key) }
        known = Set(words.map { Self.hash($0[...]) })
        for (position, word) in words.enumerated()
        where word.count >= Self.shortestRepaired - 1 && Self.isSpelt(word[...]) {
            byFirstLetter[word[0], default: []].append(position)
        }
    }

    /// The known word one slip of the keyboard away from an unknown one, with the same first letter.
    ///
    /// Short words and those with digits are left alone: there is always another one edit away.
    func repair(_ word: ArraySlice<UInt32>) -> [UInt32]? {
        guard word.count >= Self.shortestRepaired, let first = word.first, Self.isSpelt(word) else { return nil }
        guard let near = byFirstLetter[first], !known.contains(Self.hash(word)) else { return nil }
        return near.lazy.map { words[$0] }.first { isOneEditApart($0[...], word) }
    }

    private static func isSpelt(_ word: ArraySlice<UInt32>) -> Bool { word.allSatisfy { $0 > 0x39 } }

    private static func hash(_ word: ArraySlice<UInt32>) -> UInt64 {
        var hash = StableHash(seed: 4)
        for scalar in word { hash.combine(UInt64(scalar)) }
        return hash.value
    }
}
