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

    /// - Parameters:
    ///   - labels: The class of each text, in rising order.
    ///   - rows: Takes the vectors of the texts.
    init(texts: [FeatureSet], labels: [Int], classes: Int, rows: inout WeightedRows) {
        var sizes = [Float](repeating: 0, count: classes)
        for label in labels { sizes[label] += 1 }
        index = FeatureIndex(expecting: texts.reduce(0) { $0 + $1.keys.count } / 4)
        var tally = EntropyTally()
        for (text, label) in zip(texts, labels) {
            for block in FeatureSet.Block.allCases {
                for position in text.range(of: block) {
                    let column = index.addColumn(for: text.keys[position])
                    tally.add(1 / sizes[label], to: Int(column), of: label)
                    rows.append(column)
                }
                rows.endBlock()
            }
        }
        tally.finish()
        let most = log(Float(max(2, classes)))
        weights = tally.entropies.map { 2 - max(0, min(1, $0 / most)) }
        classCounts = tally.classCounts
        rows.scale(by: weights)
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
