#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension DataFrame {
    /// One column of a table: a name and values of one type, any of which may be missing.
    public struct Column: Sendable, Hashable, Codable {
        /// What stands at the top of the column.
        public var name: String
        /// The values, from top to bottom.
        public let values: ColumnValues

        /// The column `name`.
        public init(_ name: String, values: ColumnValues) {
            self.name = name
            self.values = values
        }

        /// A column of text.
        public init(_ name: String, _ values: [String?]) {
            self.init(name, values: .strings(values))
        }

        /// A column of whole numbers.
        public init(_ name: String, _ values: [Int?]) {
            self.init(name, values: .integers(values.map { $0.map(Int64.init) }))
        }

        /// A column of numbers.
        public init(_ name: String, _ values: [Double?]) {
            self.init(name, values: .numbers(values))
        }

        /// A column of truth values.
        public init(_ name: String, _ values: [Bool?]) {
            self.init(name, values: .booleans(values))
        }

        /// A column of dates.
        public init(_ name: String, _ values: [Date?]) {
            self.init(name, values: .dates(values))
        }
    }
}
