import Jackdaw

/// What many values are made into one by.
enum Aggregate: String, CaseIterable, Sendable {
    case average, sum, minimum, maximum, median, count

    static let entity = Entity<Aggregate>(
        "aggregate",
        synonyms: [
            .average: ["mean"],
            .sum: ["total"],
            .minimum: ["lowest", "smallest", "least", "cheapest"],
            .maximum: ["highest", "largest", "greatest", "most"],
            .count: ["number", "how many"],
        ]
    )

    /// The figure; nil when there is nothing to make it of.
    func of(_ values: [Double]) -> Double? {
        if self == .count { return Double(values.count) }
        guard !values.isEmpty else { return nil }
        switch self {
        case .average: return values.reduce(0, +) / Double(values.count)
        case .sum: return values.reduce(0, +)
        case .minimum: return values.min()
        case .maximum: return values.max()
        case .median:
            let sorted = values.sorted()
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        case .count: return nil
        }
    }
}
