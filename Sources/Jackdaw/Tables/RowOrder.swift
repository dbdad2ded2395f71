import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The rows of a table that match a query, in its order.
struct RowOrder: Sendable {
    /// Numbers of rows; nil stands for all of them as they are.
    let rows: [Int32]?

    /// Finds the rows and sorts them: time and memory grow with the table.
    init(_ frame: DataFrame, sort: RowQuery.Sort?, filter: String?) {
        var rows: [Int32]?
        if let filter, !filter.isEmpty {
            rows = Self.matches(frame, Array(filter.lowercased().utf8))
        }
        if let sort, frame.columns.indices.contains(sort.column) {
            let candidates = rows ?? Array(0..<Int32(frame.rowCount))
            rows = Self.sorted(candidates, by: frame.columns[sort.column].values, descending: sort.descending)
        }
        self.rows = rows
    }

    private static func matches(_ frame: DataFrame, _ text: [UInt8]) -> [Int32] {
        var isMatch = [Bool](repeating: false, count: frame.rowCount)
        func search<Value>(_ values: [Value?], _ wording: (Value) -> String) {
            for (row, value) in values.enumerated() where !isMatch[row] {
                if let value, Self.contains(wording(value), text) { isMatch[row] = true }
            }
        }
        for column in frame.columns {
            switch column.values {
            case .strings(let values): search(values) { $0.lowercased() }
            case .integers(let values): search(values) { String($0) }
            case .numbers(let values): search(values) { $0.description }
            case .booleans(let values): search(values) { $0.description }
            case .dates(let values): search(values) { RFC3339.string(from: $0).lowercased() }
            }
        }
        return isMatch.indices.lazy.filter { isMatch[$0] }.map(Int32.init)
    }

    /// Whether a text contains another one, octet by octet: by characters it takes a hundred times as long.
    private static func contains(_ text: consuming String, _ other: [UInt8]) -> Bool {
        text.withUTF8 { octets in
            guard octets.count >= other.count else { return false }
            return (0...(octets.count - other.count)).contains { start in
                octets[start] == other[0] && octets[start..<start + other.count].elementsEqual(other)
            }
        }
    }

    /// Sorts rows by the values of a column: those without a value last, those with equal values as they were.
    private static func sorted(
        _ rows: [Int32],
        by values: DataFrame.ColumnValues,
        descending: Bool
    ) -> [Int32] {
        func arranged<Value, Key: Comparable>(_ values: [Value?], _ key: (Value) -> Key?) -> [Int32] {
            var present: [(key: Key, row: Int32)] = []
            present.reserveCapacity(rows.count)
            var missing: [Int32] = []
            for row in rows {
                if let key = values[Int(row)].flatMap(key) { present.append((key, row)) } else { missing.append(row) }
            }
            if descending {
                present.sort { $0.key == $1.key ? $0.row < $1.row : $0.key > $1.key }
            } else {
                present.sort { $0.key == $1.key ? $0.row < $1.row : $0.key < $1.key }
            }
            return present.map(\.row) + missing
        }
        return switch values {
        case .strings(let values): arranged(values) { $0.lowercased() }
        case .integers(let values): arranged(values) { $0 }
        // What is no number has no place among numbers, and would not let them be sorted.
        case .numbers(let values): arranged(values) { $0.isNaN ? nil : $0 }
        case .booleans(let values): arranged(values) { $0 ? 1 : 0 }
        case .dates(let values): arranged(values) { $0 }
        }
    }
}
