/// Writes JSON straight into octets, without building values first.
///
/// The writer puts the commas; the caller is answerable for the structure: a key before each value of an object,
/// an end for each beginning.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("type"); writer.string("pong")
/// writer.endObject()
/// writer.text // {"type":"pong"}
/// ```
public struct JSONWriter: Sendable {
    /// What has been written so far: UTF-8.
    public private(set) var bytes: [UInt8]
    private var needsComma = false

    /// A writer with room for a text of the given size.
    public init(capacity: Int = 128) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// What has been written so far, as a string.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Begins an object.
    public mutating func beginObject() { open(UInt8(ascii: "{")) }

    /// Ends the object begun last.
    public mutating func endObject() { close(UInt8(ascii: "}")) }

    /// Begins an array.
    public mutating func beginArray() { open(UInt8(ascii: "[")) }

    /// Ends the array begun last.
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Writes a key; its value must follow.
    public mutating func key(_ key: String) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes `null`.
    public mutating func null() { raw("null") }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// Writes a number without fraction.
    public mutating func integer(_ value: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes the shortest number that reads back as the same `Double`; infinity and NaN, which JSON lacks, as `null`.
    public mutating func number(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        bytes.append(contentsOf: value.description.utf8)
    }

    /// Writes a string.
    public mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    /// Writes any value.
    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .object(let object): write(object)
        }
    }

    /// Writes an object, its keys in their order.
    public mutating func write(_ object: JSONObject) {
        beginObject()
        for (key, value) in zip(object.keys, object.values) {
            self.key(key)
            write(value)
        }
        endObject()
    }

    /// Writes a string that holds a JSON text, as some protocols have it.
    public mutating func stringOfJSON(_ body: (inout JSONWriter) throws -> Void) rethrows {
        var inner = JSONWriter(capacity: 512)
        try body(&inner)
        separate()
        bytes.append(UInt8(ascii: "\""))
        inner.bytes.withUnsafeBufferPointer { escape($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes octets as a string in base64 (RFC 4648, section 4, with padding).
    public mutating func base64(_ octets: some Collection<UInt8>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        let written: Void? = octets.withContiguousStorageIfAvailable { Base64.encode($0, into: &bytes) }
        if written == nil { Array(octets).withUnsafeBufferPointer { Base64.encode($0, into: &bytes) } }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes what already is JSON text.
    package mutating func json(_ text: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: text)
    }

    private mutating func raw(_ word: StaticString) {
        separate()
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { escape($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies runs of plain octets whole; only quotes, backslashes and control characters must be escaped.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: text[start..<index])
            start = index + 1
            bytes.append(UInt8(ascii: "\\"))
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
            case 0x0A: bytes.append(UInt8(ascii: "n"))
            case 0x0D: bytes.append(UInt8(ascii: "r"))
            case 0x09: bytes.append(UInt8(ascii: "t"))
            default:
                let digits: StaticString = "0123456789abcdef"
                bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
                bytes.append(digits.utf8Start[Int(byte >> 4)])
                bytes.append(digits.utf8Start[Int(byte & 15)])
            }
        }
        bytes.append(contentsOf: text[start...])
    }
}
