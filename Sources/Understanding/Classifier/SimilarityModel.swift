/// Scores the only intent of a bot by the most similar of its phrases.
///
/// A linear classifier has nothing to learn when there is nothing to tell apart; what remains is how much an utterance
/// looks like something that was said before.
struct SimilarityModel: Sendable, Codable {
    private let rows: SparseRows

    init(rows: SparseRows) { self.rows = rows }

    init(_ reader: inout ModelReader) throws(SavedModelError) {
        rows = SparseRows(
            columns: try reader.array(),
            values: try reader.array(),
            ends: try reader.array()
        )
        guard rows.columns.count == rows.values.count, rows.ends.last ?? 0 == rows.values.count,
            zip(rows.ends, rows.ends.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw SavedModelError(reason: .damaged) }
    }

    func write(to writer: inout ModelWriter) {
        writer.write(rows.columns)
        writer.write(rows.values)
        writer.write(rows.ends)
    }

    func columnsAreBelow(_ dimension: Int) -> Bool { rows.columns.allSatisfy { $0 >= 0 && $0 < dimension } }

    /// How much the most similar phrase is like the text, from −1, nothing in common, to 1, the same; and which it is.
    func score(_ text: inout Projection) -> (score: Float, row: Int) {
        var best: (score: Float, row: Int) = (-1, 0)
        text.withDenseValues { dense in
            for row in 0..<rows.count {
                var product: Float = 0
                for position in rows.range(row) {
                    product += dense[Int(rows.columns[position])] * rows.values[position]
                }
                if 2 * product - 1 > best.score { best = (2 * product - 1, row) }
            }
        }
        return best
    }

    /// How much one feature counts in the phrase at `row`.
    func value(of column: Int32, in row: Int) -> Float {
        rows.range(row).first { rows.columns[$0] == column }.map { rows.values[$0] } ?? 0
    }
}
