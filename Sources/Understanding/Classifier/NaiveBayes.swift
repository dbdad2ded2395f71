#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Multinomial naive Bayes, centred over the classes, mixed into a linear model.
///
/// A support vector machine ignores what its support vectors do not need; naive Bayes counts every feature. A small
/// share of it helps where phrases are few.
enum NaiveBayes {
    static let share: Float = 0.05
    static let smoothing: Float = 0.01

    static func add(to model: inout LinearModel, rows: WeightedRows, weights: [Float], labels: [Int]) {
        let classes = model.classes
        var totals = [Float](repeating: smoothing * Float(weights.count), count: classes)
        let occurrences = Occurrences(rows: rows, weights: weights, labels: labels, totals: &totals)
        let logTotals = totals.map { log($0) }
        let meanLogTotal = logTotals.reduce(0, +) / Float(classes)
        // Most masses are the smoothing alone, whose logarithm is needed once.
        let logSmoothing = log(smoothing)
        let usual = logTotals.map { share * (logSmoothing - $0) }
        var masses = [Float](repeating: 0, count: classes)
        for feature in weights.indices {
            let own = occurrences.range(feature)
            for place in own { masses[occurrences.labels[place]] += occurrences.values[place] }
            var sum = logSmoothing * Float(classes)
            // A class that comes up twice has nothing left the second time.
            for place in own where masses[occurrences.labels[place]] > 0 {
                let label = occurrences.labels[place]
                let gain = log(smoothing + masses[label]) - logSmoothing
                masses[label] = 0
                sum += gain
                model.weights[feature * classes + label] += share * gain
            }
            let mean = share * (sum / Float(classes) - meanLogTotal)
            model.weights.withUnsafeMutableBufferPointer { weights in
                usual.withUnsafeBufferPointer { usual in
                    for label in 0..<classes { weights[feature * classes + label] += usual[label] - mean }
                }
            }
        }
    }
}

/// The values of each feature in the rows, and the classes of these, feature after feature.
private struct Occurrences {
    private(set) var labels: [Int]
    private(set) var values: [Float]
    private var ends: [Int]

    /// - Parameter totals: For each class, the sum of its rows' values is added to it.
    init(rows: WeightedRows, weights: [Float], labels rowLabels: [Int], totals: inout [Float]) {
        labels = Array(repeating: 0, count: rows.columns.count)
        values = Array(repeating: 0, count: rows.columns.count)
        // Counted, then added up so that each place is where the feature's next value goes.
        ends = Array(repeating: 0, count: weights.count + 1)
        for column in rows.columns { ends[Int(column) + 1] += 1 }
        for feature in weights.indices { ends[feature + 1] += ends[feature] }
        for row in 0..<rows.count {
            let label = rowLabels[row]
            for block in rows.blocks(row) {
                for position in rows.range(block) {
                    let column = Int(rows.columns[position])
                    let value = weights[column] * rows.scales[block]
                    labels[ends[column]] = label
                    values[ends[column]] = value
                    ends[column] += 1
                    totals[label] += value
                }
            }
        }
    }

    func range(_ feature: Int) -> Range<Int> { (feature == 0 ? 0 : ends[feature - 1])..<ends[feature] }
}
