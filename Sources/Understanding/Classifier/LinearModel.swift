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

    /// The score of each class for one text; above zero speaks for the class.
    func score(_ text: Projection, into scores: inout [Float]) {
        scores.removeAll(keepingCapacity: true)
        scores.append(contentsOf: biases)
        scores.withUnsafeMutableBufferPointer { scores in
            weights.withUnsafeBufferPointer { weights in
                for (column, value) in zip(text.columns, text.values) {
                    let row = UnsafeBufferPointer(rebasing: weights[(Int(column) * classes)...].prefix(classes))
                    for label in 0..<classes { scores[label] += value * row[label] }
                }
            }
        }
    }

    /// What one feature adds to the score of one class, for each unit of its value.
    func weight(of column: Int32, for label: Int) -> Float { weights[Int(column) * classes + label] }
}
