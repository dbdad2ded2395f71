/// Turns words into features: stems, pairs of neighbouring stems, and character 2- to 4-grams.
struct FeatureExtractor: Sendable, Codable {
    let language: Language

    func features(of words: Words) -> FeatureSet {
        var result = FeatureSet()
        result.stems.reserveCapacity(words.count)
        let stemmer = language.stemmer
        var scratch: [UInt32] = []
        for position in 0..<words.count {
            result.stems.append(Self.stem(of: words[position], by: stemmer, scratch: &scratch))
        }
        var block = result.stems
        result.appendBlock(&block)
        block.removeAll(keepingCapacity: true)
        appendBigrams(of: result.stems, to: &block)
        result.appendBlock(&block)
        block.removeAll(keepingCapacity: true)
        appendCharacterGrams(of: words, scratch: &scratch, to: &block)
        result.appendBlock(&block)
        return result
    }

    /// The hash of the stem of one word.
    func stem(of word: ArraySlice<UInt32>) -> UInt64 {
        var scratch: [UInt32] = []
        return Self.stem(of: word, by: language.stemmer, scratch: &scratch)
    }

    private static func stem(
        of word: ArraySlice<UInt32>,
        by stemmer: any Stemmer,
        scratch: inout [UInt32]
    ) -> UInt64 {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: word)
        if scratch.first != Words.kindMark { stemmer.stem(&scratch) }
        var hash = StableHash(seed: Seed.stem)
        for scalar in scratch { hash.combine(UInt64(scalar)) }
        return hash.value
    }

    private func appendBigrams(of stems: [UInt64], to block: inout [UInt64]) {
        guard !stems.isEmpty else { return }
        var previous = Seed.begin
        for stem in stems {
            block.append(Self.pair(previous, stem))
            previous = stem
        }
        block.append(Self.pair(previous, Seed.end))
    }

    private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var hash = StableHash(seed: Seed.bigram)
        hash.combine(first)
        hash.combine(second)
        return hash.value
    }

    private func appendCharacterGrams(of words: Words, scratch: inout [UInt32], to block: inout [UInt64]) {
        for position in 0..<words.count where !words.isKind(position) {
            scratch.removeAll(keepingCapacity: true)
            scratch.append(Seed.wordBegin)
            scratch.append(contentsOf: words[position])
            scratch.append(Seed.wordEnd)
            scratch.withUnsafeBufferPointer { word in
                for start in 0..<(word.count - 1) {
                    var hash = StableHash(seed: Seed.characters)
                    hash.combine(UInt64(word[start]))
                    for end in (start + 1)..<min(start + 4, word.count) {
                        hash.combine(UInt64(word[end]))
                        block.append(hash.value)
                    }
                }
            }
        }
    }

    private enum Seed {
        static let stem: UInt64 = 1
        static let bigram: UInt64 = 2
        static let characters: UInt64 = 3
        static let begin: UInt64 = 0xB
        static let end: UInt64 = 0xE
        static let wordBegin: UInt32 = 0x5E
        static let wordEnd: UInt32 = 0x24
    }
}
