import Jackdaw

/// The rows of a table by what they have in one column; a missing value is no group.
struct Groups {
    let name: String
    /// What the rows have there, in ascending order.
    let keys: [String]
    /// The rows of each group.
    let rows: [[Int]]
    private let isText: Bool
    private let isWhole: Bool

    init(of column: DataFrame.Column) {
        var byKey: [String: [Int]] = [:]
        for (row, key) in column.texts.enumerated() {
            if let key { byKey[key, default: []].append(row) }
        }
        name = column.name
        switch column.values {
        case .strings, .booleans: (isText, isWhole) = (true, false)
        case .integers: (isText, isWhole) = (false, true)
        case .numbers, .dates: (isText, isWhole) = (false, false)
        }
        // In the order of the values where that is not the order of their letters.
        let numbers = column.numbers
        let sorted = byKey.sorted { left, right in
            if let numbers, let first = numbers[left.value[0]], let second = numbers[right.value[0]] {
                return first < second
            }
            return left.key < right.key
        }
        keys = sorted.map(\.key)
        rows = sorted.map(\.value)
    }

    /// A chart of a value for each group: bars for texts, a line for what has an order of its own.
    func plot(_ values: [Double?], title: String) -> Plot {
        var axis: JSONObject = ["title": ["text": .string(name)]]
        if isText { axis["type"] = "category" }
        // Whole numbers are often years, which have neither fractions nor thousands.
        if isWhole { axis["tickformat"] = "d" }
        if isWhole, keys.count <= 12 { axis["dtick"] = 1 }
        return Plot(
            data: [
                [
                    "type": isText ? "bar" : "scatter",
                    "mode": "lines+markers",
                    "x": .array(keys.map { .string($0) }),
                    "y": .array(values.map(\.plotJSON)),
                ]
            ],
            layout: ["title": ["text": .string(title)], "xaxis": .object(axis)]
        )
    }
}
