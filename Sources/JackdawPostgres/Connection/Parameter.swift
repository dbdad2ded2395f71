#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A value that a statement can be given, in the server's binary format.
///
/// Strings are `bytea`: see ``Schema``.
protocol Parameter {
    /// Appends the value without its length.
    func encode(into octets: inout [UInt8])
}

/// `bigint`
extension Int: Parameter {
    func encode(into octets: inout [UInt8]) {
        withUnsafeBytes(of: Int64(self).bigEndian) { octets += $0 }
    }
}

/// `bytea`
extension String: Parameter {
    func encode(into octets: inout [UInt8]) {
        octets += utf8
    }
}

/// `bytea`
extension Data: Parameter {
    func encode(into octets: inout [UInt8]) {
        octets += self
    }
}

/// `bigint[]`, `bytea[]`
extension Array: Parameter where Element: ArrayElement {
    func encode(into octets: inout [UInt8]) {
        // array_recv() in PostgreSQL's sources: dimensions (none where it is empty), whether there are nulls, type;
        // then size and lower bound of each dimension, and the elements, each after its length.
        for number in isEmpty ? [0, 0, Element.type] : [1, 0, Element.type, Int32(count), 1] {
            octets.append(bigEndian: number)
        }
        for element in self {
            let start = octets.count
            octets.append(bigEndian: 0)
            element.encode(into: &octets)
            let length = Int32(octets.count - start - 4)
            Swift.withUnsafeBytes(of: length.bigEndian) { octets.replaceSubrange(start..<start + 4, with: $0) }
        }
    }
}

/// A value that can stand in an array.
protocol ArrayElement: Parameter {
    /// The number of its type in the server's table `pg_type`.
    static var type: Int32 { get }
}

extension Int: ArrayElement {
    static var type: Int32 { 20 }
}

extension String: ArrayElement {
    static var type: Int32 { 17 }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian number: Int32) {
        Swift.withUnsafeBytes(of: number.bigEndian) { self += $0 }
    }
}
