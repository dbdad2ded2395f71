/// The vector of one utterance in a space of features, and the stems it is made of.
struct Projection: Sendable {
    /// The stem of each word, in the order of the words, duplicates and all.
    private(set) var stems: [UInt64] = []
    private(set) var columns: [Int32] = []
    private(set) var values: [Float] = []
    private var scratch: [UInt32] = []
    /// The features of one block, duplicates and all.
    private var keys: [UInt64] = []
    /// For each column the number of the last block or count that met it, so that nothing needs to be cleared.
    private var marks: [UInt32] = []
    private var mark: UInt32 = 0
    private var dense: [Float] = []

    /// The hash of the stem of one word.
    mutating func stem(of word: ArraySlice<UInt32>, by extractor: FeatureExtractor) -> UInt64 {
        extractor.stem(of: word, scratch: &scratch)
    }

    /// Splits `words` into stems, and nothing else.
    mutating func readStems(of words: Words, by extractor: FeatureExtractor) {
        stems.removeAll(keepingCapacity: true)
        for position in 0..<words.count { stems.append(extractor.stem(of: words[position], scratch: &scratch)) }
    }

    /// Reads `words`: each block of features normalised and weighted, then the whole normalised.
    mutating func read(_ words: Words, by extractor: FeatureExtractor, in space: FeatureSpace) {
        readStems(of: words, by: extractor)
        columns.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        if marks.count < space.dimension {
            marks.append(contentsOf: repeatElement(0, count: space.dimension - marks.count))
        }
        var total: Float = 0
        for block in FeatureSet.Block.allCases {
            startCount()
            let start = columns.count
            keys.removeAll(keepingCapacity: true)
            switch block {
            case .stems: keys.append(contentsOf: stems)
            case .bigrams: FeatureExtractor.forEachBigram(of: stems) { keys.append($0) }
            case .characters:
                var word: [UInt32] = []
                swap(&word, &scratch)
                FeatureExtractor.forEachCharacterGram(of: words, scratch: &word) { keys.append($0) }
                swap(&word, &scratch)
            }
            let squares = Self.look(keys, up: space, mark, &marks, &columns, &values)
            guard squares > 0 else { continue }
            scale(from: start, by: block.weight / squares.squareRoot())
            total += block.weight * block.weight
        }
        if total > 0 { scale(from: 0, by: 1 / total.squareRoot()) }
    }

    /// Lends the vector to `body` with all its zeros.
    mutating func withDenseValues(_ body: ([Float]) -> Void) {
        if dense.count < marks.count {
            dense.append(contentsOf: repeatElement(0, count: marks.count - dense.count))
        }
        for (column, value) in zip(columns, values) { dense[Int(column)] = value }
        body(dense)
        for column in columns { dense[Int(column)] = 0 }
    }

    /// Begins to count columns anew.
    mutating func startCount() {
        if mark == .max {
            for place in marks.indices { marks[place] = 0 }
            mark = 0
        }
        mark += 1
    }

    /// Whether this is the first time that `column` comes up since the count began.
    @inline(__always)
    mutating func isFirst(_ column: Int32) -> Bool {
        if marks[Int(column)] == mark { return false }
        marks[Int(column)] = mark
        return true
    }

    /// Adds the known ones among `keys`, each once, and returns the sum of their squared weights.
    private static func look(
        _ keys: [UInt64],
        up space: FeatureSpace,
        _ mark: UInt32,
        _ marks: inout [UInt32],
        _ columns: inout [Int32],
        _ values: inout [Float]
    ) -> Float {
        var squares: Float = 0
        var marks = marks.mutableSpan
        let weights = space.weights.span
        for key in keys {
            guard let column = space.index.column(of: key), marks[Int(column)] != mark else { continue }
            marks[Int(column)] = mark
            let weight = weights[Int(column)]
            columns.append(column)
            values.append(weight)
            squares += weight * weight
        }
        return squares
    }

    private mutating func scale(from start: Int, by factor: Float) {
        for position in start..<values.count { values[position] *= factor }
    }
}
