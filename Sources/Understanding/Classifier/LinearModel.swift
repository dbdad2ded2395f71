/// A weight for each pair of feature and class, and a bias for each class.
struct LinearModel: Sendable, Codable {
    let classes: Int
    /// By feature, then by class: an utterance has few features and wants all classes of each.
    var weights: [Float]
    var biases: [Float]

    init(classes: Int, dimension: Int) {
        self.classes = classes
        weights = Array(repeating: 0, count: classes * dimension)
        biases = Array(repeating: 0, count: classes)
    }

    /// The score of each class for one row; above zero speaks for the class.
    func scores(of row: Int, in rows: SparseRows) -> [Float] {
        var scores = biases
        let range = rows.range(row)
        scores.withUnsafeMutableBufferPointer { scores in
            weights.withUnsafeBufferPointer { weights in
                for position in range {
                    let value = rows.values[position]
                    let start = Int(rows.columns[position]) * classes
                    for label in 0..<classes { scores[label] += value * weights[start + label] }
                }
            }
        }
        return scores
    }
}
