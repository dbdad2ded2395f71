/// What is learnt from the vectors that a service made of phrases: scores for the intents, and what is familiar.
///
/// Vectors of one service all point more or less the same way, so the mean of the phrases is taken from each first.
struct VectorModel: Sendable {
    private let classes: Int
    private let mean: [Float]
    private let linear: LinearModel
    /// The phrases' vectors, centred and of length one.
    private let known: VectorRows
    /// The similarity from which on a text counts as wholly familiar.
    private let usualSimilarity: Float

    /// - Parameters:
    ///   - vectors: At least one, all of one length.
    ///   - labels: The class of each, by rising class.
    init(vectors: [[Float]], labels: [Int], classes: Int) {
        self.classes = classes
        var mean = [Float](repeating: 0, count: vectors[0].count)
        for vector in vectors { for place in mean.indices { mean[place] += vector[place] } }
        for place in mean.indices { mean[place] /= Float(vectors.count) }
        self.mean = mean
        known = VectorRows(vectors.map { Self.centre($0, on: mean) })
        linear = Self.train(known, labels: labels, classes: classes)
        usualSimilarity = Self.usualSimilarity(of: known, labels: labels)
    }

    static func train(
        _ vectors: VectorRows,
        labels: [Int],
        classes: Int,
        mostRows: Int = GramTrainer.mostRows
    ) -> LinearModel {
        vectors.count <= mostRows
            ? GramTrainer.train(rows: vectors, labels: labels, classes: classes)
            : DenseTrainer.train(rows: vectors, labels: labels, classes: classes)
    }

    /// Scores each class for a vector, above zero when it speaks for it, and says how familiar the vector is.
    func judge(_ vector: [Float]) -> (scores: [Float], familiarity: Float) {
        let vector = Self.centre(vector, on: mean)
        var scores = linear.biases
        scores.withUnsafeMutableBufferPointer { scores in
            linear.weights.withUnsafeBufferPointer { weights in
                for (column, value) in vector.enumerated() {
                    for label in 0..<classes { scores[label] += value * weights[column * classes + label] }
                }
            }
        }
        return (scores, min(max(known.largestProduct(with: vector), 0) / usualSimilarity, 1))
    }

    private static func centre(_ vector: [Float], on mean: [Float]) -> [Float] {
        // What is left of equal vectors is rounding, which must not be blown up to length one.
        let whole = length(vector)
        guard whole > 0 else { return vector }
        let centred = vector.indices.map { vector[$0] - mean[$0] }
        let rest = length(centred)
        return rest > 1e-5 * whole ? centred.map { $0 / rest } : centred.map { _ in 0 }
    }

    private static func length(_ vector: [Float]) -> Float { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    /// How near a phrase usually is to the nearest other one of its class.
    private static func usualSimilarity(of vectors: VectorRows, labels: [Int]) -> Float {
        var found: [Float] = []
        var start = 0
        while start < labels.count {
            let end = labels[start...].firstIndex { $0 != labels[start] } ?? labels.count
            for row in start..<end {
                let nearest = (start..<end).lazy.filter { $0 != row }.map { vectors.product(row, $0) }.max()
                if let nearest { found.append(nearest) }
            }
            start = end
        }
        guard !found.isEmpty else { return 0.5 }
        found.sort()
        return max(found[found.count / 2], 0.2)
    }
}
