/// Trains one linear support vector machine with squared hinge loss per class, by dual coordinate descent.
///
/// The algorithm is that of Hsieh, Chang, Lin, Keerthi and Sundararajan, *A Dual Coordinate Descent Method for
/// Large-scale Linear SVM*, ICML 2008: section 3.2 for the update with shrinking. Errors on a class's own few
/// examples cost ten times as much as errors on the many others.
///
/// The machines of a few classes are trained side by side, one to a lane: a row then reads and changes one stretch of
/// memory for each feature, where class after class would go through all of them again. The order of visits is drawn
/// from a generator with a fixed seed, so the same examples always give the same model.
struct SupportVectorTrainer {
    /// One value for each class of a group.
    typealias Lanes = SIMD8<Float>
    private typealias Mask = SIMDMask<Lanes.MaskStorage>

    static let positiveCost: Float = 10
    static let negativeCost: Float = 1
    static let usualTolerance: Float = 0.1
    static let maximumPasses = 200
    /// What would change less than this is left as it is.
    private static let negligible: Float = 0.03

    private let problem: DescentProblem
    private let tolerance: Float
    /// The first class of the group.
    private let base: Int
    private var generator: RepeatableGenerator
    /// The weight of each feature for each class, times what the feature is worth.
    private var weights: [Lanes]
    private var bias = Lanes.zero
    /// By row.
    private var multipliers: [Lanes]
    /// The rows, those that still matter first.
    private var order: [Int32]
    private var active: Int
    /// The classes that are solved for the rows still looked at, or need no solving.
    private var isResting: Mask

    private init(_ problem: DescentProblem, base: Int, isVacant: Mask, tolerance: Float) {
        self.problem = problem
        self.base = base
        self.tolerance = tolerance
        generator = RepeatableGenerator(seed: 0x5EED &+ UInt64(base))
        weights = Array(repeating: .zero, count: problem.dimension)
        multipliers = Array(repeating: .zero, count: problem.count)
        order = Array(0..<Int32(problem.count))
        active = problem.count
        isResting = isVacant
    }

    static func train(_ problem: DescentProblem, classes: Int, tolerance: Float) -> LinearModel {
        var model = LinearModel(classes: classes, dimension: problem.fullDimension)
        for base in stride(from: 0, to: classes, by: Lanes.scalarCount) {
            var isVacant = Mask(repeating: false)
            for lane in 0..<Lanes.scalarCount where base + lane >= classes { isVacant[lane] = true }
            var trainer = SupportVectorTrainer(problem, base: base, isVacant: isVacant, tolerance: tolerance)
            trainer.descend(isVacant)
            trainer.write(to: &model)
        }
        return model
    }

    /// Passes over the rows until every machine is as good as wanted.
    private mutating func descend(_ isVacant: Mask) {
        var isDone = isVacant
        // Rows that are right and have no multiplier are set aside after the first pass, and all looked at again
        // before the end. The paper sets aside fewer, but looking again is cheap.
        var shrinkAbove = Float.infinity
        for _ in 0..<Self.maximumPasses {
            generator.shuffle(&order, count: active)
            let isComplete = active == problem.count
            let range = pass(shrinkAbove: shrinkAbove)
            isResting .|= range.largest - range.smallest .<= tolerance
            if isComplete { isDone .|= isResting }
            if all(isDone) { break }
            if all(isResting) {
                // Solved for the rows still looked at: make sure of the ones set aside.
                active = problem.count
                shrinkAbove = .infinity
                isResting = isDone
            } else {
                shrinkAbove = 0
            }
        }
    }

    /// One pass over the active rows; returns the range of the projected gradients.
    private mutating func pass(shrinkAbove: Float) -> (largest: Lanes, smallest: Lanes) {
        // Taken out of `self`, so that all can be used at once.
        let problem = self.problem
        var allWeights: [Lanes] = []
        var allMultipliers: [Lanes] = []
        var allRows: [Int32] = []
        swap(&allWeights, &self.weights)
        swap(&allMultipliers, &self.multipliers)
        swap(&allRows, &self.order)
        defer {
            swap(&allWeights, &self.weights)
            swap(&allMultipliers, &self.multipliers)
            swap(&allRows, &self.order)
        }
        let labels = problem.labels.span
        let squares = problem.squares.span
        let ownSquares = problem.ownSquares.span
        let columns = problem.rows.columns.span
        let ends = problem.rows.ends.span
        let scales = problem.rows.scales.span
        let squaredWeights = problem.squaredWeights.span
        var weights = allWeights.mutableSpan
        var multipliers = allMultipliers.mutableSpan
        var order = allRows.mutableSpan
        var bias = bias
        var active = active
        var largest = Lanes(repeating: -.infinity)
        var smallest = Lanes(repeating: .infinity)
        var place = 0
        while place < active {
            let row = Int(order[place])
            let blocks = problem.rows.blocks(row)
            let start = blocks.lowerBound == 0 ? 0 : ends[blocks.lowerBound - 1]
            // Without checks, which would cost as much as the sums: the columns are numbered as the weights are.
            var product = bias
            var position = start
            for block in blocks {
                let end = ends[block]
                // Two sums, because each addition waits for the one before it.
                var sum = Lanes.zero
                var otherSum = Lanes.zero
                while position + 1 < end {
                    sum += weights[unchecked: Int(columns[unchecked: position])]
                    otherSum += weights[unchecked: Int(columns[unchecked: position + 1])]
                    position += 2
                }
                if position < end {
                    sum += weights[unchecked: Int(columns[unchecked: position])]
                    position += 1
                }
                product += (sum + otherSum) * scales[block]
            }

            var sign = Lanes(repeating: -1)
            var diagonal = Lanes(repeating: 0.5 / Self.negativeCost)
            let own = labels[row] - base
            if own >= 0, own < Lanes.scalarCount {
                sign[own] = 1
                diagonal[own] = 0.5 / Self.positiveCost
            }
            let old = multipliers[row]
            let gradient = product * sign - 1 + old * (diagonal + ownSquares[row])
            let isZero = old .== 0
            let isIdle = isResting .| (isZero .& (gradient .> shrinkAbove))
            if all(isIdle) {
                active -= 1
                order.swapAt(place, active)
                continue
            }
            place += 1
            let projected = gradient.replacing(with: 0, where: isZero .& (gradient .> 0))
            largest.replace(with: projected, where: (projected .> largest) .& .!isIdle)
            smallest.replace(with: projected, where: (projected .< smallest) .& .!isIdle)
            var new = old - gradient / (diagonal + squares[row])
            new.replace(with: 0, where: new .< 0)
            let isNegligible = (projected .< Self.negligible) .& (projected .> -Self.negligible)
            new.replace(with: old, where: isIdle .| isNegligible)
            if all(new .== old) { continue }
            multipliers[row] = new
            let step = (new - old) * sign
            bias += step
            position = start
            for block in blocks {
                let scaled = step * scales[block]
                for position in position..<ends[block] {
                    let column = Int(columns[unchecked: position])
                    weights[unchecked: column] += scaled * squaredWeights[unchecked: column]
                }
                position = ends[block]
            }
        }
        self.bias = bias
        self.active = active
        return (largest, smallest)
    }

    private func write(to model: inout LinearModel) {
        let lanes = min(Lanes.scalarCount, model.classes - base)
        for lane in 0..<lanes { model.biases[base + lane] = bias[lane] }
        for (number, column) in problem.originals.enumerated() {
            let weight = weights[number] / problem.weights[number]
            let start = Int(column) * model.classes + base
            for lane in 0..<lanes { model.weights[start + lane] = weight[lane] }
        }
        for loner in problem.loners {
            var weight = -multipliers[loner.row] * loner.value
            let own = problem.labels[loner.row] - base
            if own >= 0, own < lanes { weight[own] = -weight[own] }
            let start = Int(loner.column) * model.classes + base
            for lane in 0..<lanes { model.weights[start + lane] = weight[lane] }
        }
    }
}
