/// The training phrases word for word, to know them again.
struct PhraseTable: Sendable, Codable {
    /// A phrase with slots, as stems; nil is a slot.
    private typealias Pattern = [UInt64?]

    private var intents: [UInt64: [Int]] = [:]
    private var patterns: [Int: [Pattern]] = [:]

    mutating func add(_ words: Words, intent: Int) {
        let key = Self.hash(words)
        if intents[key]?.contains(intent) != true { intents[key, default: []].append(intent) }
    }

    /// - Parameter stems: The stems of the phrase, nil for a slot.
    mutating func addPattern(_ stems: [UInt64?], intent: Int) {
        guard stems.contains(where: { $0 != nil }) else { return }
        patterns[intent, default: []].append(stems)
    }

    /// The intents that have exactly these words as a phrase.
    func intents(saying words: Words) -> [Int] { intents[Self.hash(words)] ?? [] }

    /// Whether the words around the slots of one of the intent's phrases are all there, with something in each slot.
    func hasPattern(of intent: Int, fitting stems: [UInt64]) -> Bool {
        patterns[intent]?.contains { Self.fits($0[...], stems[...]) } ?? false
    }

    /// Literals before the first slot and after the last are fixed; runs between slots are taken where they first
    /// occur, which leaves the most room for what follows.
    private static func fits(_ pattern: ArraySlice<UInt64?>, _ stems: ArraySlice<UInt64>) -> Bool {
        guard stems.count >= pattern.count, stems.count <= 64 else { return false }
        let runs = pattern.split(separator: nil, omittingEmptySubsequences: false)
        guard runs.count > 1, let head = runs.first, let tail = runs.last else {
            return zip(pattern, stems).allSatisfy { $0 == $1 } && pattern.count == stems.count
        }
        guard zip(head, stems).allSatisfy({ $0 == $1 }), zip(tail, stems.suffix(tail.count)).allSatisfy({ $0 == $1 })
        else { return false }
        var rest = stems.dropFirst(head.count).dropLast(tail.count)
        for run in runs.dropFirst().dropLast() {
            rest = rest.dropFirst()
            while rest.count >= run.count, !zip(run, rest).allSatisfy({ $0 == $1 }) { rest = rest.dropFirst() }
            guard rest.count >= run.count else { return false }
            rest = rest.dropFirst(run.count)
        }
        return !rest.isEmpty
    }

    private static func hash(_ words: Words) -> UInt64 {
        var hash = StableHash(seed: 6)
        for position in 0..<words.count {
            for scalar in words[position] { hash.combine(UInt64(scalar)) }
            hash.combine(0x20)
        }
        return hash.value
    }
}
