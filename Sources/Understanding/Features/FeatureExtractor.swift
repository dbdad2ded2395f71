/// Turns words into features: stems, pairs of neighbouring stems, and character 2- to 4-grams.
struct FeatureExtractor: Sendable {
    let language: Language
    private let stemmer: any Stemmer

    init(language: Language) {
        self.language = language
        stemmer = language.stemmer
    }

    func features(of words: Words) -> FeatureSet {
        var result = FeatureSet()
        result.stems.reserveCapacity(words.count)
        var scratch: [UInt32] = []
        for position in 0..<words.count { result.stems.append(stem(of: words[position], scratch: &scratch)) }
        var block = result.stems
        result.appendBlock(&block)
        block.removeAll(keepingCapacity: true)
        Self.forEachBigram(of: result.stems) { block.append($0) }
        result.appendBlock(&block)
        block.removeAll(keepingCapacity: true)
        Self.forEachCharacterGram(of: words, scratch: &scratch) { block.append($0) }
        result.appendBlock(&block)
        return result
    }

    /// The hash of the stem of one word.
    func stem(of word: ArraySlice<UInt32>) -> UInt64 {
        var scratch: [UInt32] = []
        return stem(of: word, scratch: &scratch)
    }

    /// The hash of the stem of one word, worked out in `scratch`.
    func stem(of word: ArraySlice<UInt32>, scratch: inout [UInt32]) -> UInt64 {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: word)
        if scratch.first != Words.kindMark { stemmer.stem(&scratch) }
        var hash = StableHash(seed: Seed.stem)
        for scalar in scratch { hash.combine(UInt64(scalar)) }
        return hash.value
    }

    @inline(__always)
    static func forEachBigram(of stems: [UInt64], _ body: (UInt64) -> Void) {
        guard !stems.isEmpty else { return }
        var previous = Seed.begin
        for stem in stems {
            body(pair(previous, stem))
            previous = stem
        }
        body(pair(previous, Seed.end))
    }

    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var hash = StableHash(seed: Seed.bigram)
        hash.combine(first)
        hash.combine(second)
        return hash.value
    }

    @inline(__always)
    static func forEachCharacterGram(of words: Words, scratch: inout [UInt32], _ body: (UInt64) -> Void) {
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
                        body(hash.value)
                    }
                }
            }
        }
    }

    enum Seed {
        static let stem: UInt64 = 1
        static let bigram: UInt64 = 2
        static let characters: UInt64 = 3
        static let begin: UInt64 = 0xB
        static let end: UInt64 = 0xE
        static let wordBegin: UInt32 = 0x5E
        static let wordEnd: UInt32 = 0x24
    }
}

extension FeatureExtractor: Codable {
    /// Saved as its language.
    init(from decoder: any Decoder) throws {
        self.init(language: try Language(from: decoder))
    }

    func encode(to encoder: any Encoder) throws { try language.encode(to: encoder) }
}
