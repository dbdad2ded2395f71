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

    func hasPatterns(of intent: Int) -> Bool { patterns[intent] != nil }

    /// Whether the words around the slots of one of the intent's phrases are all there, with something in each slot.
    func hasPattern(of intent: Int, fitting stems: [UInt64]) -> Bool {
        patterns[intent]?.contains { Self.fits($0, stems) } ?? false
    }

    /// Literals before the first slot and after the last are fixed; runs between slots are taken where they first
    /// occur, which leaves the most room for what follows.
    private static func fits(_ pattern: Pattern, _ stems: [UInt64]) -> Bool {
        guard stems.count >= pattern.count, stems.count <= 64 else { return false }
        guard let firstSlot = pattern.firstIndex(of: nil), let lastSlot = pattern.lastIndex(of: nil) else {
            return stems.count == pattern.count && isRun(pattern, 0..<pattern.count, at: 0, of: stems)
        }
        let tail = pattern.count - lastSlot - 1
        let end = stems.count - tail
        guard isRun(pattern, 0..<firstSlot, at: 0, of: stems),
            isRun(pattern, (lastSlot + 1)..<pattern.count, at: end, of: stems)
        else { return false }
        var place = firstSlot
        var slot = firstSlot
        while slot < lastSlot {
            var next = slot + 1
            while pattern[next] != nil { next += 1 }
            let run = (slot + 1)..<next
            // Each slot takes at least one word.
            place += 1
            while place + run.count <= end, !isRun(pattern, run, at: place, of: stems) { place += 1 }
            guard place + run.count <= end else { return false }
            place += run.count
            slot = next
        }
        return place < end
    }

    private static func isRun(_ pattern: Pattern, _ run: Range<Int>, at place: Int, of stems: [UInt64]) -> Bool {
        for offset in 0..<run.count where pattern[run.lowerBound + offset] != stems[place + offset] { return false }
        return true
    }

    private static func hash(_ words: Words) -> UInt64 { words.hash(0..<words.count, seed: 6) }
}
