#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A single value of a table whose columns are not known yet.
enum Cell {
    case missing
    case string(String)
    case integer(Int64)
    case number(Double)
    case boolean(Bool)
    case date(Date)

    /// The types of cells, in words for messages.
    enum Kind: String {
        case missing = "nothing"
        case string = "text"
        case integer = "a whole number"
        case number = "a number"
        case boolean = "a truth value"
        case date = "a date"

        /// The type of a column that holds both; nil when there is none.
        func common(with other: Kind) -> Kind? {
            switch (self, other) {
            case let (first, second) where first == second: first
            case (.missing, let kind), (let kind, .missing): kind
            case (.integer, .number), (.number, .integer): .number
            default: nil
            }
        }
    }

    var kind: Kind {
        switch self {
        case .missing: .missing
        case .string: .string
        case .integer: .integer
        case .number: .number
        case .boolean: .boolean
        case .date: .date
        }
    }

    var number: Double? {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}
