/// Trains one linear support vector machine with squared hinge loss per class, by dual coordinate descent.
///
/// The algorithm is that of Hsieh, Chang, Lin, Keerthi and Sundararajan, *A Dual Coordinate Descent Method for
/// Large-scale Linear SVM*, ICML 2008: section 3.2 for the update with shrinking. Errors on a class's own few
/// examples cost ten times as much as errors on the many others. The order of visits is drawn from a generator with
/// a fixed seed, so the same examples always give the same model.
struct SupportVectorTrainer {
    static let positiveCost: Float = 10
    static let negativeCost: Float = 1
    static let tolerance: Float = 0.1
    static let maximumPasses = 200

    private let rows: SparseRows
    private let labels: [Int]
    /// The diagonal of the kernel matrix: squared length of each row, bias included.
    private let squares: [Float]
    private var generator = RepeatableGenerator(seed: 0x5EED)

    init(rows: SparseRows, labels: [Int]) {
        self.rows = rows
        self.labels = labels
        squares = (0..<rows.count).map { row in rows.range(row).reduce(1) { $0 + rows.values[$1] * rows.values[$1] } }
    }

    static func train(rows: SparseRows, labels: [Int], classes: Int, dimension: Int) -> LinearModel {
        var trainer = SupportVectorTrainer(rows: rows, labels: labels)
        var model = LinearModel(classes: classes, dimension: dimension)
        var weights = [Float](repeating: 0, count: dimension)
        for label in 0..<classes {
            model.biases[label] = trainer.fit(label, weights: &weights)
            for feature in 0..<dimension {
                model.weights[feature * classes + label] = weights[feature]
                weights[feature] = 0
            }
        }
        return model
    }

    /// Fits the machine of one class into `weights`, which come in as zeros, and returns its bias.
    private mutating func fit(_ label: Int, weights: inout [Float]) -> Float {
        var order = Array(0..<rows.count)
        var multipliers = [Float](repeating: 0, count: rows.count)
        var bias: Float = 0
        var active = rows.count
        var shrinkAbove = Float.infinity
        for _ in 0..<Self.maximumPasses {
            generator.shuffle(&order, count: active)
            let pass = descend(
                label,
                order: &order,
                active: &active,
                shrinkAbove: shrinkAbove,
                multipliers: &multipliers,
                weights: &weights,
                bias: &bias
            )
            if pass.largest - pass.smallest <= Self.tolerance {
                if active == rows.count { break }
                // Solved for the examples still looked at: make sure of the ones set aside.
                active = rows.count
                shrinkAbove = .infinity
            } else {
                shrinkAbove = pass.largest <= 0 ? .infinity : pass.largest
            }
        }
        return bias
    }

    /// One pass over the active examples; returns the range of the projected gradients.
    private func descend(
        _ label: Int,
        order: inout [Int],
        active: inout Int,
        shrinkAbove: Float,
        multipliers: inout [Float],
        weights: inout [Float],
        bias: inout Float
    ) -> (largest: Float, smallest: Float) {
        var largest = -Float.infinity
        var smallest = Float.infinity
        rows.columns.withUnsafeBufferPointer { columns in
            rows.values.withUnsafeBufferPointer { values in
                weights.withUnsafeMutableBufferPointer { weights in
                    var place = 0
                    while place < active {
                        let row = order[place]
                        let isOwn = labels[row] == label
                        let sign: Float = isOwn ? 1 : -1
                        let diagonal = 0.5 / (isOwn ? Self.positiveCost : Self.negativeCost)
                        let range = rows.range(row)
                        var product = bias
                        for position in range { product += weights[Int(columns[position])] * values[position] }
                        let old = multipliers[row]
                        let gradient = product * sign - 1 + old * diagonal
                        if old == 0, gradient > shrinkAbove {
                            active -= 1
                            order.swapAt(place, active)
                            continue
                        }
                        let projected = old == 0 ? min(gradient, 0) : gradient
                        largest = max(largest, projected)
                        smallest = min(smallest, projected)
                        if abs(projected) > 1e-12 {
                            let new = max(old - gradient / (squares[row] + diagonal), 0)
                            multipliers[row] = new
                            let step = (new - old) * sign
                            bias += step
                            for position in range { weights[Int(columns[position])] += step * values[position] }
                        }
                        place += 1
                    }
                }
            }
        }
        return (largest, smallest)
    }
}
