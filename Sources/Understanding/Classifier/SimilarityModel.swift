/// Scores each intent by the most similar of its phrases.
///
/// A linear classifier has nothing to learn when there is nothing to tell apart; what remains is how much an utterance
/// looks like something that was said before. And it has a weight for each pair of feature and intent, which with tens
/// of thousands of intents is more than memory holds; phrases are no more than they were.
struct SimilarityModel: Sendable, Codable {
    private let rows: SparseRows
    /// The class of each row, in rising order.
    private let labels: [Int]

    init(rows: SparseRows, labels: [Int]) {
        self.rows = rows
        self.labels = labels
    }

    init(classes: Int, dimension: Int, _ reader: inout ModelReader) throws(SavedModelError) {
        rows = SparseRows(
            columns: try reader.array(),
            values: try reader.array(),
            ends: try reader.array()
        )
        labels = try reader.array()
        guard rows.columns.count == rows.values.count, rows.ends.last ?? 0 == rows.values.count,
            rows.ends.first ?? 0 >= 0, zip(rows.ends, rows.ends.dropFirst()).allSatisfy({ $0 <= $1 }),
            rows.columns.allSatisfy({ $0 >= 0 && $0 < dimension }),
            labels.count == rows.count, labels.allSatisfy({ $0 >= 0 && $0 < classes })
        else { throw SavedModelError(reason: .damaged) }
    }

    func write(to writer: inout ModelWriter) {
        writer.write(rows.columns)
        writer.write(rows.values)
        writer.write(rows.ends)
        writer.write(labels)
    }

    /// How much the most similar phrase of each class is like the text, from −1, nothing in common, to 1, the same.
    func score(_ text: inout Projection, classes: Int, into scores: inout [Float]) {
        scores.removeAll(keepingCapacity: true)
        for _ in 0..<classes { scores.append(-1) }
        text.withDenseValues { dense in
            for row in 0..<rows.count { scores[labels[row]] = max(scores[labels[row]], likeness(row, dense)) }
        }
    }

    /// The phrase of a class that is most like the text.
    func bestRow(of label: Int, for text: inout Projection) -> Int? {
        var best: Int?
        text.withDenseValues { dense in
            best = labels.indices.filter { labels[$0] == label }.max { likeness($0, dense) < likeness($1, dense) }
        }
        return best
    }

    /// How much one feature counts in the phrase at `row`.
    func value(of column: Int32, in row: Int) -> Float {
        rows.range(row).first { rows.columns[$0] == column }.map { rows.values[$0] } ?? 0
    }

    private func likeness(_ row: Int, _ dense: [Float]) -> Float {
        var product: Float = 0
        for position in rows.range(row) { product += dense[Int(rows.columns[position])] * rows.values[position] }
        return 2 * product - 1
    }
}
