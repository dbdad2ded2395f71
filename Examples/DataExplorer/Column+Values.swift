import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension DataFrame.Column {
    /// The values as numbers; nil when they are none.
    var numbers: [Double?]? {
        switch values {
        case .integers(let values): values.map { $0.map(Double.init) }
        case .numbers(let values): values
        case .strings, .booleans, .dates: nil
        }
    }

    /// The values as numbers.
    func requireNumbers() throws(Unclear) -> [Double?] {
        guard let numbers else { throw Unclear("“\(name)” has no numbers to reckon with") }
        return numbers
    }

    /// The values as they are written in a CSV file.
    var texts: [String?] {
        switch values {
        case .strings(let values): values
        case .integers(let values): values.map { $0.map { "\($0)" } }
        case .numbers(let values): values.map { $0.map { "\($0)" } }
        case .booleans(let values): values.map { $0.map { "\($0)" } }
        case .dates(let values): values.map { $0.map(\.text) }
        }
    }

    var typeName: String {
        switch values {
        case .strings: "text"
        case .integers: "whole numbers"
        case .numbers: "numbers"
        case .booleans: "true or false"
        case .dates: "dates"
        }
    }

    /// The column with some of its rows.
    func picking(_ rows: [Int]) -> Self {
        switch values {
        case .strings(let values): Self(name, values: .strings(rows.map { values[$0] }))
        case .integers(let values): Self(name, values: .integers(rows.map { values[$0] }))
        case .numbers(let values): Self(name, values: .numbers(rows.map { values[$0] }))
        case .booleans(let values): Self(name, values: .booleans(rows.map { values[$0] }))
        case .dates(let values): Self(name, values: .dates(rows.map { values[$0] }))
        }
    }
}

extension DataFrame {
    /// The rows that are wanted.
    func rows(_ isWanted: (_ row: Int) -> Bool) -> DataFrame {
        let rows = (0..<rowCount).filter(isWanted)
        // As many values in each column, under the names that they had.
        return (try? DataFrame(title: title, columns: columns.map { $0.picking(rows) })) ?? self
    }
}

extension Date {
    /// The day, and the time where it is not midnight.
    fileprivate var text: String {
        let text = ISO8601Format()
        return text.hasSuffix("T00:00:00Z") ? String(text.prefix(10)) : text
    }
}
