import Jackdaw

/// The rows of a table by what they have in one column; a missing value is no group.
struct Groups {
    let name: String
    /// What the rows have there, in ascending order.
    let keys: [String]
    /// The rows of each group.
    let rows: [[Int]]

    init(of column: DataFrame.Column) {
        var byKey: [String: [Int]] = [:]
        for (row, key) in column.texts.enumerated() {
            if let key { byKey[key, default: []].append(row) }
        }
        name = column.name
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
}
