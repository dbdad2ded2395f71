#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The features of the training texts and what each is worth.
///
/// A feature's weight is `2 − H(class | feature) / ln(classes)`, with classes counted equally: one that occurs in a
/// single class weighs 2, one spread evenly over all weighs 1.
struct FeatureSpace: Sendable, Codable {
    private(set) var index: FeatureIndex
    private(set) var weights: [Float]
    /// In how many classes each feature occurs.
    private(set) var classCounts: [Int32]

    var dimension: Int { weights.count }

    /// - Parameter labels: The class of each text, in rising order.
    init(texts: [FeatureSet], labels: [Int], classes: Int) {
        var sizes = [Float](repeating: 0, count: classes)
        for label in labels { sizes[label] += 1 }
        index = FeatureIndex(expecting: texts.reduce(0) { $0 + $1.keys.count } / 2)
        var tally = EntropyTally()
        for (text, label) in zip(texts, labels) {
            for key in text.keys {
                tally.add(1 / sizes[label], to: Int(index.addColumn(for: key)), of: label)
            }
        }
        tally.finish()
        let most = log(Float(max(2, classes)))
        weights = tally.entropies.map { 2 - max(0, min(1, $0 / most)) }
        classCounts = tally.classCounts
    }

    init(_ reader: inout ModelReader) throws(SavedModelError) {
        index = try FeatureIndex(&reader)
        weights = try reader.array()
        classCounts = try reader.array()
        guard weights.count == index.count, classCounts.count == index.count else {
            throw SavedModelError(reason: .damaged)
        }
    }

    func write(to writer: inout ModelWriter) {
        index.write(to: &writer)
        writer.write(weights)
        writer.write(classCounts)
    }

    /// Appends the vector of a text to `rows`: each block normalised and weighted, then the whole normalised.
    func appendRow(of text: FeatureSet, to rows: inout SparseRows) {
        let start = rows.columns.count
        var total: Float = 0
        for block in FeatureSet.Block.allCases {
            let blockStart = rows.columns.count
            var squares: Float = 0
            for position in text.range(of: block) {
                guard let column = index.column(of: text.keys[position]) else { continue }
                let weight = weights[Int(column)]
                rows.columns.append(column)
                rows.values.append(weight)
                squares += weight * weight
            }
            guard squares > 0 else { continue }
            rows.scale(from: blockStart, by: block.weight / squares.squareRoot())
            total += block.weight * block.weight
        }
        if total > 0 { rows.scale(from: start, by: 1 / total.squareRoot()) }
        rows.ends.append(rows.columns.count)
    }
}

/// Entropy of the class given each feature, summed while the texts go by class after class.
private struct EntropyTally {
    private var mass: [Float] = []
    private var massLogMass: [Float] = []
    private var run: [Float] = []
    private var last: [Int] = []
    private(set) var classCounts: [Int32] = []

    mutating func add(_ amount: Float, to feature: Int, of label: Int) {
        if feature == mass.count {
            mass.append(0)
            massLogMass.append(0)
            run.append(0)
            last.append(label)
            classCounts.append(0)
        }
        if last[feature] != label {
            close(feature)
            last[feature] = label
        }
        run[feature] += amount
    }

    private mutating func close(_ feature: Int) {
        guard run[feature] > 0 else { return }
        mass[feature] += run[feature]
        massLogMass[feature] += run[feature] * log(run[feature])
        classCounts[feature] += 1
        run[feature] = 0
    }

    mutating func finish() { for feature in mass.indices { close(feature) } }

    var entropies: [Float] { mass.indices.map { log(mass[$0]) - massLogMass[$0] / mass[$0] } }
}
