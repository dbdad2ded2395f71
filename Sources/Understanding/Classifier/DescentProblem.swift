/// Training rows in the shape that dual coordinate descent is quickest with.
///
/// More than half of all features occur in a single row. What such a feature adds to that row's score is always the
/// row's multiplier times the square of its value, so it needs no weight while training goes on: the squares are summed
/// here, and the weights are worked out at the end. The others are numbered anew, the most frequent first, so that
/// those needed all the time lie together.
struct DescentProblem: Sendable {
    /// A feature that only one row has.
    struct Loner: Sendable {
        var row: Int
        var column: Int32
        var value: Float
    }

    /// The features of the rows but for loners, by their new numbers.
    private(set) var rows = WeightedRows()
    let labels: [Int]
    private(set) var loners: [Loner] = []
    /// The squared length of each row, bias included: the diagonal of the kernel matrix.
    private(set) var squares: [Float] = []
    /// The part of it that comes from loners.
    private(set) var ownSquares: [Float] = []
    /// The column that each feature has in the rows it was made from.
    private(set) var originals: [Int32] = []
    /// What each feature is worth.
    private(set) var weights: [Float] = []
    private(set) var squaredWeights: [Float] = []
    /// How many columns there are, those of loners included.
    let fullDimension: Int

    var count: Int { labels.count }
    var dimension: Int { originals.count }

    init(rows full: WeightedRows, weights fullWeights: [Float], labels: [Int]) {
        self.labels = labels
        fullDimension = fullWeights.count
        var frequencies = [Int32](repeating: 0, count: fullDimension)
        for column in full.columns { frequencies[Int(column)] += 1 }
        originals = (0..<Int32(fullDimension)).filter { frequencies[Int($0)] > 1 }
        originals.sort {
            let (first, second) = (frequencies[Int($0)], frequencies[Int($1)])
            return first != second ? first > second : $0 < $1
        }
        weights = originals.map { fullWeights[Int($0)] }
        squaredWeights = weights.map { $0 * $0 }
        var numbers = [Int32](repeating: -1, count: fullDimension)
        for (number, column) in originals.enumerated() { numbers[Int(column)] = Int32(number) }
        for row in 0..<full.count {
            var square: Float = 1
            var ownSquare: Float = 0
            for block in full.blocks(row) {
                for position in full.range(block) {
                    let column = full.columns[position]
                    let value = fullWeights[Int(column)] * full.scales[block]
                    square += value * value
                    if numbers[Int(column)] >= 0 {
                        rows.append(numbers[Int(column)])
                    } else {
                        ownSquare += value * value
                        loners.append(Loner(row: row, column: column, value: value))
                    }
                }
                rows.endBlock()
            }
            squares.append(square)
            ownSquares.append(ownSquare)
        }
        rows.adoptScales(of: full)
    }
}
