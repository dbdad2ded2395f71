/// The words that a bot's phrases are made of, to tell known words from unknown and to repair typing errors.
struct Vocabulary: Sendable, Codable {
    /// By falling frequency, so that the first that fits is the likeliest.
    private var words: [[UInt32]] = []
    private var known = FeatureIndex()
    /// Positions by first letter and length.
    private var byShape: [UInt64: [Int]] = [:]
    /// The likeliest word for all letters but the first.
    private var byTail: [UInt64: Int] = [:]

    static let shortestRepaired = 4
    /// Short words that rhyme are too many to take one for the other.
    private static let shortestRepairedStart = 5
    private static let seed: UInt64 = 4

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
            let tail = Self.hash(word.dropFirst())
            if byTail[tail] == nil { byTail[tail] = position }
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
    /// - Parameter includingStart: Whether the slip may be in the first letter, when there is no such word.
    ///
    /// Short words and those with digits are left alone: there is always another one edit away.
    func repair(_ word: ArraySlice<UInt32>, includingStart: Bool = false) -> [UInt32]? {
        guard word.count >= Self.shortestRepaired, let first = word.first, Self.isSpelt(word) else { return nil }
        guard known.column(of: Self.hash(word)) == nil else { return nil }
        var best: Int?
        for length in (word.count - 1)...(word.count + 1) {
            for place in byShape[Self.shape(first, length)] ?? [] {
                if let best, place > best { break }
                if isOneEditApart(words[place][...], word) { best = place }
            }
        }
        return (best ?? (includingStart ? repairStart(of: word) : nil)).map { words[$0] }
    }

    /// The known word that differs in how it begins: a letter too many, too few, another one, or the first two swapped.
    private func repairStart(of word: ArraySlice<UInt32>) -> Int? {
        guard word.count >= Self.shortestRepairedStart else { return nil }
        let tail = word.dropFirst()
        var swapped = StableHash(seed: Self.seed)
        swapped.combine(UInt64(tail[tail.startIndex]))
        swapped.combine(UInt64(word[word.startIndex]))
        for scalar in tail.dropFirst() { swapped.combine(UInt64(scalar)) }
        let tailHash = Self.hash(tail)
        var best = likelier(nil, known.column(of: swapped.value).map(Int.init))
        best = likelier(best, known.column(of: tailHash).map(Int.init))
        best = likelier(best, byTail[tailHash])
        return likelier(best, byTail[Self.hash(word)])
    }

    private func likelier(_ best: Int?, _ place: Int?) -> Int? {
        guard let place, words[place].count >= Self.shortestRepaired else { return best }
        return min(best ?? place, place)
    }

    private static func shape(_ first: UInt32, _ length: Int) -> UInt64 { UInt64(first) << 32 | UInt64(length) }

    private static func isSpelt(_ word: ArraySlice<UInt32>) -> Bool { word.allSatisfy { $0 > 0x39 } }

    private static func hash(_ word: ArraySlice<UInt32>) -> UInt64 {
        var hash = StableHash(seed: Self.seed)
        for scalar in word { hash.combine(UInt64(scalar)) }
        return hash.value
    }
}
