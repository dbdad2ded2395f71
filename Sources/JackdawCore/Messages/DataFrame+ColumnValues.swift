#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension DataFrame {
    /// The values of a column, all of one type; a missing value is nil.
    public enum ColumnValues: Sendable, Hashable, Codable {
        /// Text.
        case strings([String?])
        /// Whole numbers.
        case integers([Int64?])
        /// Numbers.
        case numbers([Double?])
        /// Truth values.
        case booleans([Bool?])
        /// Moments in time.
        case dates([Date?])

        /// How many values there are, missing ones included.
        public var count: Int {
            switch self {
            case .strings(let values): values.count
            case .integers(let values): values.count
            case .numbers(let values): values.count
            case .booleans(let values): values.count
            case .dates(let values): values.count
            }
        }
    }
}
