/// The features of one text, as hashes: three blocks, none with a duplicate.
struct FeatureSet: Sendable {
    /// Which kind of feature; each block is normalised by itself, so that many n-grams do not drown few words.
    enum Block: Int, CaseIterable {
        case stems
        case bigrams
        case characters

        var weight: Float { self == .bigrams ? 0.5 : 1 }
    }

    /// The stem of each word, in the order of the words, duplicates and all.
    var stems: [UInt64] = []
    private(set) var keys: [UInt64] = []
    private var ends: [Int] = []

    func range(of block: Block) -> Range<Int> {
        (block.rawValue == 0 ? 0 : ends[block.rawValue - 1])..<ends[block.rawValue]
    }

    mutating func appendBlock(_ block: inout [UInt64]) {
        block.sort()
        let start = keys.count
        for key in block where keys.count == start || keys[keys.count - 1] != key { keys.append(key) }
        ends.append(keys.count)
    }
}
