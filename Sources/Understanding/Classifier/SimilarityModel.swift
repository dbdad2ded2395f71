/// Scores the only intent of a bot by the most similar of its phrases.
///
/// A linear classifier has nothing to learn when there is nothing to tell apart; what remains is how much an utterance
/// looks like something that was said before.
struct SimilarityModel: Sendable, Codable {
    private let rows: SparseRows
    private let dimension: Int

    init(rows: SparseRows, dimension: Int) {
        self.rows = rows
        self.dimension = dimension
    }

    /// From −1, nothing in common, to 1, the same.
    func score(of row: Int, in other: SparseRows) -> Float {
        var dense = [Float](repeating: 0, count: dimension)
        for position in other.range(row) { dense[Int(other.columns[position])] = other.values[position] }
        var best: Float = 0
        for row in 0..<rows.count {
            var product: Float = 0
            for position in rows.range(row) { product += dense[Int(rows.columns[position])] * rows.values[position] }
            best = max(best, product)
        }
        return 2 * best - 1
    }
}
