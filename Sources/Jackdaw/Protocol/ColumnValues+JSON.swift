import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension DataFrame.ColumnValues {
    /// The `type` of a column in jackdaw.v1.
    var typeName: String {
        switch self {
        case .strings: "string"
        case .integers: "integer"
        case .numbers: "number"
        case .booleans: "boolean"
        case .dates: "date"
        }
    }

    /// Writes the values from top to bottom: missing ones as null, dates as milliseconds since 1970.
    ///
    /// - Parameters:
    ///   - before: Runs before each value, with its row.
    ///   - integer: Writes a whole number.
    func forEachValue(
        writing writer: inout JSONWriter,
        before: (inout JSONWriter, Int) -> Void = { _, _ in },
        integer: (inout JSONWriter, Int64) -> Void
    ) {
        func write<Value>(_ values: [Value?], _ one: (inout JSONWriter, Value) -> Void) {
            for (row, value) in values.enumerated() {
                before(&writer, row)
                if let value { one(&writer, value) } else { writer.null() }
            }
        }
        switch self {
        case .strings(let values): write(values) { $0.string($1) }
        case .integers(let values): write(values, integer)
        case .numbers(let values): write(values) { $0.number($1) }
        case .booleans(let values): write(values) { $0.bool($1) }
        case .dates(let values):
            write(values) { writer, date in
                let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
                writer.write(Int64(exactly: milliseconds).map(JSONValue.integer) ?? .null)
            }
        }
    }
}
