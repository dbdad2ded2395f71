#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What can stand on an axis of a ``Plot``: numbers, text (categories), dates, and nil for a gap.
public protocol PlotValue: Sendable {
    /// The value as Plotly reads it.
    var plotJSON: JSONValue { get }
}

extension Int: PlotValue {
    /// A number.
    public var plotJSON: JSONValue { .integer(Int64(self)) }
}

extension Double: PlotValue {
    /// A number; infinity and NaN are gaps.
    public var plotJSON: JSONValue { isFinite ? .number(self) : .null }
}

extension String: PlotValue {
    /// A category.
    public var plotJSON: JSONValue { .string(self) }
}

extension Date: PlotValue {
    /// A moment, in UTC.
    public var plotJSON: JSONValue { .string(RFC3339.string(from: self)) }
}

extension Optional: PlotValue where Wrapped: PlotValue {
    /// The value, or a gap.
    public var plotJSON: JSONValue { map(\.plotJSON) ?? .null }
}

extension JSONValue {
    init(axis values: some Sequence<some PlotValue>) {
        self = .array(values.map(\.plotJSON))
    }
}
