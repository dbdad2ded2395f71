import JackdawCore
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension DataFrame {
    /// The line of the columns' names, as CSV (RFC 4180).
    func csvHeader() -> ByteBuffer {
        var buffer = ByteBuffer()
        for (index, column) in columns.enumerated() {
            if index > 0 { buffer.writeInteger(UInt8(ascii: ",")) }
            buffer.writeCSV(column.name)
        }
        buffer.writeStaticString("\r\n")
        return buffer
    }

    /// Rows as CSV: a missing value is empty, a date is written as RFC 3339 has it.
    func csv(_ rows: Range<Int>) -> ByteBuffer {
        var buffer = ByteBuffer()
        for row in rows {
            for (index, column) in columns.enumerated() {
                if index > 0 { buffer.writeInteger(UInt8(ascii: ",")) }
                switch column.values {
                case .strings(let values): if let value = values[row] { buffer.writeCSV(value) }
                case .integers(let values): if let value = values[row] { buffer.writeString(String(value)) }
                case .numbers(let values): if let value = values[row] { buffer.writeString(value.description) }
                case .booleans(let values): if let value = values[row] { buffer.writeString(value.description) }
                case .dates(let values): if let value = values[row] { buffer.writeString(RFC3339.string(from: value)) }
                }
            }
            buffer.writeStaticString("\r\n")
        }
        return buffer
    }
}

extension ByteBuffer {
    /// A field of a CSV file: in quotes where it would be read as more than one, or as something else.
    fileprivate mutating func writeCSV(_ field: String) {
        guard field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            writeString(field)
            return
        }
        writeInteger(UInt8(ascii: "\""))
        writeString(field.replacing("\"", with: "\"\""))
        writeInteger(UInt8(ascii: "\""))
    }
}
