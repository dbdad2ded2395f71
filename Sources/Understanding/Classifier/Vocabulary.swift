/// The words that a bot's phrases are made of, to tell known words from unknown and to repair typing errors.
struct Vocabulary: Sendable, Codable {
    /// By falling frequency, so that the first that fits is the likeliest.
    private var words: [[UInt32]] = []
    private var known = FeatureIndex()
    /// Positions by first letter and length.
    private var byShape: [UInt64: [Int]] = [:]

    static let shortestRepaired = 4

    init(_ texts: some Sequence<Words>) {
        var counts: [ArraySlice<UInt32>: Int] = [:]
        for text in texts {
            for position in 0..<text.count where !text.isKind(position) { counts[text[position], default: 0] += 1 }
        }
        let ordered = counts.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
        }
        self.init(words: ordered.map { Array($0.key) })
    }

    /// - Parameter words: By falling frequency.
    private init(words: [[UInt32]]) {
        self.words = words
        known = FeatureIndex(expecting: words.count)
        for word in words { _ = known.addColumn(for: Self.hash(word[...])) }
        for (position, word) in words.enumerated()
        where word.count >= Self.shortestRepaired - 1 && Self.isSpelt(word[...]) {
            byShape[Self.shape(word[0], word.count), default: []].append(position)
        }
    }

    init(_ reader: inout ModelReader) throws(SavedModelError) {
        let letters: [UInt32] = try reader.array()
        let ends: [Int] = try reader.array()
        var start = 0
        var words: [[UInt32]] = []
        for end in ends {
            guard end > start, end <= letters.count else { throw SavedModelError(reason: .damaged) }
            words.append(Array(letters[start..<end]))
            start = end
        }
        self.init(words: words)
    }

    func write(to writer: inout ModelWriter) {
        var end = 0
        writer.write(words.flatMap { $0 })
        writer.write(
            words.map { word in
                end += word.count
                return end
            }
        )
    }

    /// The known word one slip of the keyboard away from an unknown one, with the same first letter.
    ///
    /// Short words and those with digits are left alone: there is always another one edit away.
    func repair(_ word: ArraySlice<UInt32>) -> [UInt32]? {
        guard word.count >= Self.shortestRepaired, let first = word.first, Self.isSpelt(word) else { return nil }
        guard known.column(of: Self.hash(word)) == nil else { return nil }
        var best: Int?
        for length in (word.count - 1)...(word.count + 1) {
            for place in byShape[Self.shape(first, length)] ?? [] {
                if let best, place > best { break }
                if isOneEditApart(words[place][...], word) { best = place }
            }
        }
        return best.map { words[$0] }
    }

    private static func shape(_ first: UInt32, _ length: Int) -> UInt64 { UInt64(first) << 32 | UInt64(length) }

    private static func isSpelt(_ word: ArraySlice<UInt32>) -> Bool { word.allSatisfy { $0 > 0x39 } }

    private static func hash(_ word: ArraySlice<UInt32>) -> UInt64 {
        var hash = StableHash(seed: 4)
        for scalar in word { hash.combine(UInt64(scalar)) }
        return hash.value
    }
}
