/// The vectors of training texts: which features each has, and by what each block of them is scaled.
///
/// A feature's value is its weight, the same wherever it occurs, times the scale of its block. Kept apart that way a
/// row takes half the memory, and adding up a block needs no multiplication but the last.
struct WeightedRows: Sendable {
    static let blocksPerRow = FeatureSet.Block.allCases.count

    private(set) var columns: [Int32] = []
    /// Where each block ends.
    private(set) var ends: [Int] = []
    private(set) var scales: [Float] = []

    var count: Int { ends.count / Self.blocksPerRow }

    /// The blocks of one row.
    func blocks(_ row: Int) -> Range<Int> { (row * Self.blocksPerRow)..<((row + 1) * Self.blocksPerRow) }

    /// Where a block's columns are.
    func range(_ block: Int) -> Range<Int> { (block == 0 ? 0 : ends[block - 1])..<ends[block] }

    mutating func append(_ column: Int32) { columns.append(column) }

    mutating func endBlock() { ends.append(columns.count) }

    /// Finds the scales: each block normalised and weighted, then the whole row normalised.
    mutating func scale(by weights: [Float]) {
        scales.removeAll()
        scales.reserveCapacity(ends.count)
        for row in 0..<count {
            var total: Float = 0
            for (block, kind) in zip(blocks(row), FeatureSet.Block.allCases) {
                let squares = range(block).reduce(Float(0)) {
                    $0 + weights[Int(columns[$1])] * weights[Int(columns[$1])]
                }
                scales.append(squares > 0 ? kind.weight / squares.squareRoot() : 0)
                if squares > 0 { total += kind.weight * kind.weight }
            }
            guard total > 0 else { continue }
            for block in blocks(row) { scales[block] /= total.squareRoot() }
        }
    }

    /// Scales each block as the same block of `other` is.
    mutating func adoptScales(of other: WeightedRows) { scales = other.scales }

    /// The same with a value for each feature.
    func sparseRows(weights: [Float]) -> SparseRows {
        var result = SparseRows()
        for row in 0..<count {
            for block in blocks(row) {
                for position in range(block) {
                    result.columns.append(columns[position])
                    result.values.append(weights[Int(columns[position])] * scales[block])
                }
            }
            result.ends.append(result.columns.count)
        }
        return result
    }
}
