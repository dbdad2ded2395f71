package import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension EntityValue {
    /// The value for who reads it: a date as RFC 3339 has it, a duration as diagrams show it.
    package var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .integer(let number): .integer(Int64(number))
        case .number(let number): .number(number)
        case .date(let date): .string(RFC3339.string(from: date))
        case .duration(let duration): .string(duration.short)
        case .url(let url): .string(url.absoluteString)
        }
    }
}
