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

    static func add(to model: inout LinearModel, rows: SparseRows, labels: [Int]) {
        let classes = model.classes
        let dimension = model.weights.count / classes
        var masses = [Float](repeating: smoothing, count: dimension * classes)
        var totals = [Float](repeating: smoothing * Float(dimension), count: classes)
        for row in 0..<rows.count {
            for position in rows.range(row) {
                masses[Int(rows.columns[position]) * classes + labels[row]] += rows.values[position]
                totals[labels[row]] += rows.values[position]
            }
        }
        let logTotals = totals.map { log($0) }
        let meanLogTotal = logTotals.reduce(0, +) / Float(classes)
        // Most masses are the smoothing alone, whose logarithm is needed once.
        let logSmoothing = log(smoothing)
        for feature in 0..<dimension {
            let start = feature * classes
            var sum: Float = 0
            for place in start..<(start + classes) {
                masses[place] = masses[place] == smoothing ? logSmoothing : log(masses[place])
                sum += masses[place]
            }
            let mean = sum / Float(classes) - meanLogTotal
            for label in 0..<classes {
                model.weights[start + label] += share * (masses[start + label] - logTotals[label] - mean)
            }
        }
    }
}
