/// What is learnt from the vectors that a service made of phrases: scores for the intents, and what is familiar.
///
/// Vectors of one service all point more or less the same way, so the mean of the phrases is taken from each first.
struct VectorModel: Sendable {
    private let classes: Int
    private let mean: [Float]
    private let linear: LinearModel
    /// The phrases' vectors, centred and of length one, one after another.
    private let known: [Float]
    /// The similarity from which on a text counts as wholly familiar.
    private let usualSimilarity: Float

    private var dimension: Int { mean.count }

    /// - Parameters:
    ///   - vectors: At least one, all of one length.
    ///   - labels: The class of each, by rising class.
    init(vectors: [[Float]], labels: [Int], classes: Int) {
        self.classes = classes
        var mean = [Float](repeating: 0, count: vectors[0].count)
        for vector in vectors { for place in mean.indices { mean[place] += vector[place] } }
        for place in mean.indices { mean[place] /= Float(vectors.count) }
        self.mean = mean

        let centred = vectors.map { Self.centre($0, on: mean) }
        var rows = SparseRows()
        let columns = mean.indices.map { Int32($0) }
        for vector in centred {
            rows.columns += columns
            rows.values += vector
            rows.ends.append(rows.values.count)
        }
        linear = SupportVectorTrainer.train(rows: rows, labels: labels, classes: classes, dimension: mean.count)
        known = rows.values
        usualSimilarity = Self.usualSimilarity(of: centred, labels: labels)
    }

    /// Scores each class for a vector, above zero when it speaks for it, and says how familiar the vector is.
    func judge(_ vector: [Float]) -> (scores: [Float], familiarity: Float) {
        let vector = Self.centre(vector, on: mean)
        var scores = linear.biases
        for column in 0..<dimension {
            let value = vector[column]
            for label in 0..<classes { scores[label] += value * linear.weights[column * classes + label] }
        }
        var nearest: Float = 0
        for start in stride(from: 0, to: known.count, by: dimension) {
            var similarity: Float = 0
            for place in 0..<dimension { similarity += vector[place] * known[start + place] }
            nearest = max(nearest, similarity)
        }
        return (scores, min(nearest / usualSimilarity, 1))
    }

    private static func centre(_ vector: [Float], on mean: [Float]) -> [Float] {
        // What is left of equal vectors is rounding, which must not be blown up to length one.
        let whole = length(vector)
        guard whole > 0 else { return vector }
        let centred = zip(vector, mean).map { $0 - $1 }
        let rest = length(centred)
        return rest > 1e-5 * whole ? centred.map { $0 / rest } : centred.map { _ in 0 }
    }

    private static func length(_ vector: [Float]) -> Float { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    /// How near a phrase usually is to the nearest other one of its class.
    private static func usualSimilarity(of vectors: [[Float]], labels: [Int]) -> Float {
        var found: [Float] = []
        for (row, vector) in vectors.enumerated() {
            var nearest: Float?
            for (other, second) in vectors.enumerated() where other != row && labels[other] == labels[row] {
                nearest = max(nearest ?? -1, zip(vector, second).reduce(0) { $0 + $1.0 * $1.1 })
            }
            if let nearest { found.append(nearest) }
        }
        guard !found.isEmpty else { return 0.5 }
        found.sort()
        return max(found[found.count / 2], 0.2)
    }
}
