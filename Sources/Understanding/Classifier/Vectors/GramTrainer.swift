/// Trains the machines of ``SupportVectorTrainer`` on few long vectors.
///
/// There each step costs the length of a vector, for each class anew. Here the products of all pairs are taken once, and
/// a step costs no more than there are vectors; most examples need none. The problem is the same and so is its solution,
/// within the tolerance.
struct GramTrainer {
    /// With more vectors than this their products would take more than 16 MB.
    static let mostRows = 2_000

    private let rows: VectorRows
    private let labels: [Int]
    /// The products of all pairs, one added for the bias.
    private let products: [Float]
    private var generator = RepeatableGenerator(seed: 0x5EED)

    init(rows: VectorRows, labels: [Int]) {
        self.rows = rows
        self.labels = labels
        let count = rows.count
        var products = [Float](repeating: 0, count: count * count)
        for first in 0..<count {
            for second in 0...first {
                let product = rows.product(first, second) + 1
                products[first * count + second] = product
                products[second * count + first] = product
            }
        }
        self.products = products
    }

    static func train(rows: VectorRows, labels: [Int], classes: Int) -> LinearModel {
        var trainer = GramTrainer(rows: rows, labels: labels)
        var model = LinearModel(classes: classes, dimension: rows.dimension)
        for label in 0..<classes {
            let shares = trainer.fit(label)
            for row in 0..<rows.count where shares[row] != 0 {
                model.biases[label] += shares[row]
                for column in 0..<rows.dimension {
                    model.weights[column * classes + label] += shares[row] * rows.values[row * rows.dimension + column]
                }
            }
        }
        return model
    }

    /// The share of each vector in the weights of a class.
    private mutating func fit(_ label: Int) -> [Float] {
        let count = rows.count
        var order = Array(0..<count)
        var shares = [Float](repeating: 0, count: count)
        var scores = [Float](repeating: 0, count: count)
        for _ in 0..<SupportVectorTrainer.maximumPasses {
            generator.shuffle(&order, count: count)
            var largest = -Float.infinity
            var smallest = Float.infinity
            for row in order {
                let isOwn = labels[row] == label
                let sign: Float = isOwn ? 1 : -1
                let cost = isOwn ? SupportVectorTrainer.positiveCost : SupportVectorTrainer.negativeCost
                let diagonal = 0.5 / cost
                let old = shares[row] * sign
                let gradient = scores[row] * sign - 1 + old * diagonal
                let projected = old == 0 ? min(gradient, 0) : gradient
                largest = max(largest, projected)
                smallest = min(smallest, projected)
                guard abs(projected) > 1e-12 else { continue }
                let new = max(old - gradient / (products[row * count + row] + diagonal), 0)
                shares[row] = new * sign
                add((new - old) * sign, of: row, to: &scores)
            }
            if largest - smallest <= SupportVectorTrainer.usualTolerance { break }
        }
        return shares
    }

    private func add(_ step: Float, of row: Int, to scores: inout [Float]) {
        guard step != 0 else { return }
        products.withUnsafeBufferPointer { products in
            scores.withUnsafeMutableBufferPointer { scores in
                for other in scores.indices { scores[other] += step * products[row * scores.count + other] }
            }
        }
    }
}
