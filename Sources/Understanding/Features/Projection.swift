/// The vector of one utterance in a space of features, and the stems it is made of.
struct Projection: Sendable {
    /// The stem of each word, in the order of the words, duplicates and all.
    private(set) var stems: [UInt64] = []
    private(set) var columns: [Int32] = []
    private(set) var values: [Float] = []
    private var scratch: [UInt32] = []
    /// For each column the number of the last block or count that met it, so that nothing needs to be cleared.
    private var marks: [UInt32] = []
    private var mark: UInt32 = 0
    private var dense: [Float] = []

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
            var squares: Float = 0
            switch block {
            case .stems:
                for stem in stems { add(stem, in: space, &squares) }
            case .bigrams:
                FeatureExtractor.forEachBigram(of: stems) { add($0, in: space, &squares) }
            case .characters:
                var word = scratch
                scratch = []
                FeatureExtractor.forEachCharacterGram(of: words, scratch: &word) { add($0, in: space, &squares) }
                scratch = word
            }
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

    @inline(__always)
    private mutating func add(_ key: UInt64, in space: FeatureSpace, _ squares: inout Float) {
        guard let column = space.index.column(of: key), isFirst(column) else { return }
        let weight = space.weights[Int(column)]
        columns.append(column)
        values.append(weight)
        squares += weight * weight
    }

    private mutating func scale(from start: Int, by factor: Float) {
        for position in start..<values.count { values[position] *= factor }
    }
}
