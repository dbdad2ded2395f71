/// Trains the machines of ``SupportVectorTrainer`` on many vectors, whose products of all pairs would not fit.
///
/// The problem is that of ``GramTrainer``; each step costs the length of a vector. Vectors that stay on the right side
/// are set aside (Hsieh et al., section 3.2), and looked at again before the end.
struct DenseTrainer {
    private let rows: VectorRows
    private let labels: [Int]
    private let squares: [Float]
    private var generator = RepeatableGenerator(seed: 0x5EED)

    static func train(rows: VectorRows, labels: [Int], classes: Int) -> LinearModel {
        var trainer = DenseTrainer(
            rows: rows,
            labels: labels,
            squares: (0..<rows.count).map { rows.product($0, $0) + 1 }
        )
        var model = LinearModel(classes: classes, dimension: rows.dimension)
        for label in 0..<classes {
            let (weights, bias) = trainer.fit(label)
            model.biases[label] = bias
            for column in 0..<rows.dimension { model.weights[column * classes + label] = weights[column] }
        }
        return model
    }

    private mutating func fit(_ label: Int) -> (weights: [Float], bias: Float) {
        var weights = [Float](repeating: 0, count: rows.dimension)
        var bias: Float = 0
        var multipliers = [Float](repeating: 0, count: rows.count)
        var order = Array(0..<rows.count)
        var active = order.count
        var shrinkAbove = Float.infinity
        for _ in 0..<SupportVectorTrainer.maximumPasses {
            generator.shuffle(&order, count: active)
            var largest = -Float.infinity
            var smallest = Float.infinity
            var place = 0
            while place < active {
                let row = order[place]
                let isOwn = labels[row] == label
                let sign: Float = isOwn ? 1 : -1
                let cost = isOwn ? SupportVectorTrainer.positiveCost : SupportVectorTrainer.negativeCost
                let diagonal = 0.5 / cost
                let old = multipliers[row]
                let gradient = (rows.product(row, with: weights) + bias) * sign - 1 + old * diagonal
                if old == 0, gradient > shrinkAbove {
                    active -= 1
                    order.swapAt(place, active)
                    continue
                }
                let projected = old == 0 ? min(gradient, 0) : gradient
                largest = max(largest, projected)
                smallest = min(smallest, projected)
                if abs(projected) > 1e-12 {
                    multipliers[row] = max(old - gradient / (squares[row] + diagonal), 0)
                    let step = (multipliers[row] - old) * sign
                    bias += step
                    rows.add(row, times: step, to: &weights)
                }
                place += 1
            }
            if largest - smallest > SupportVectorTrainer.usualTolerance {
                shrinkAbove = largest > 0 ? largest : .infinity
            } else if active == order.count {
                break
            } else {
                active = order.count
                shrinkAbove = .infinity
            }
        }
        return (weights, bias)
    }
}
