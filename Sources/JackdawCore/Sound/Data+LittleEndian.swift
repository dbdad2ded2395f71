#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Data {
    /// The number whose least octet stands `offset` octets after the first.
    ///
    /// Traps where its octets are not all there, as any subscript does.
    func littleEndian<Number: FixedWidthInteger & UnsignedInteger>(
        at offset: Int,
        as type: Number.Type = Number.self
    ) -> Number {
        let start = startIndex + offset
        var number: Number = 0
        for index in (start..<start + Number.bitWidth / 8).reversed() { number = number << 8 | Number(self[index]) }
        return number
    }

    mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
