/// Reads JSON strictly as RFC 8259 has it: no comments, no trailing commas, no byte order mark, nothing after the value.
///
/// Made for text that strangers send: depth is limited, strings are valid Unicode or refused, memory grows only with
/// the text that was read.
///
/// ```swift
/// let value = try JSONParser.parse(#"{"size": "large"}"#)
/// ```
public struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    var position = 0
    private let maximumDepth: Int

    /// Past this, the parser's own recursion could exhaust the 512 KiB stacks that some threads have.
    private static let depthCeiling = 512

    private init(_ bytes: UnsafeRawBufferPointer, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = min(maximumDepth, Self.depthCeiling)
    }

    /// Parses UTF-8.
    ///
    /// - Parameters:
    ///   - utf8: The whole text.
    ///   - maximumDepth: How many arrays and objects may stand in each other; at most 512.
    /// - Throws: ``JSONParseError``, which says what is wrong and at which octet.
    public static func parse(
        _ utf8: UnsafeRawBufferPointer,
        maximumDepth: Int = 64
    ) throws(JSONParseError) -> JSONValue {
        var parser = JSONParser(utf8, maximumDepth: maximumDepth)
        return try parser.document()
    }

    /// Parses UTF-8.
    public static func parse(_ utf8: [UInt8], maximumDepth: Int = 64) throws(JSONParseError) -> JSONValue {
        // `withUnsafeBytes` would turn the error into any error.
        try utf8.withUnsafeBytes { bytes in
            Result { () throws(JSONParseError) in try parse(bytes, maximumDepth: maximumDepth) }
        }.get()
    }

    /// Parses a text.
    public static func parse(_ text: String, maximumDepth: Int = 64) throws(JSONParseError) -> JSONValue {
        try parse(Array(text.utf8), maximumDepth: maximumDepth)
    }

    private mutating func document() throws(JSONParseError) -> JSONValue {
        skipWhitespace()
        let value = try value(depth: 0)
        skipWhitespace()
        guard position == bytes.count else { throw JSONParseError(.trailingText, at: position) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONParseError) -> JSONValue {
        guard position < bytes.count else { throw JSONParseError(.unexpectedEnd, at: position) }
        switch bytes[position] {
        case UInt8(ascii: "\""):
            return .string(try string())
        case UInt8(ascii: "{"):
            return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["):
            return .array(try array(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try number()
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        default:
            throw JSONParseError(.syntax, at: position)
        }
    }

    private mutating func object(depth: Int) throws(JSONParseError) -> JSONObject {
        guard depth <= maximumDepth else { throw JSONParseError(.tooDeep, at: position) }
        var object = JSONObject()
        position += 1
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return object }
        while true {
            skipWhitespace()
            guard position < bytes.count else { throw JSONParseError(.unexpectedEnd, at: position) }
            guard bytes[position] == UInt8(ascii: "\"") else { throw JSONParseError(.syntax, at: position) }
            let key = try string()
            skipWhitespace()
            try expect(UInt8(ascii: ":"))
            skipWhitespace()
            object.set(key, try value(depth: depth))
            skipWhitespace()
            if take(UInt8(ascii: "}")) { return object }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func array(depth: Int) throws(JSONParseError) -> [JSONValue] {
        guard depth <= maximumDepth else { throw JSONParseError(.tooDeep, at: position) }
        var elements: [JSONValue] = []
        position += 1
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            skipWhitespace()
            elements.append(try value(depth: depth))
            skipWhitespace()
            if take(UInt8(ascii: "]")) { return elements }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONParseError) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard position + offset < bytes.count else { throw JSONParseError(.unexpectedEnd, at: bytes.count) }
            guard bytes[position + offset] == word.utf8Start[offset] else {
                throw JSONParseError(.syntax, at: position + offset)
            }
        }
        position += word.utf8CodeUnitCount
    }

    private mutating func expect(_ byte: UInt8) throws(JSONParseError) {
        guard !take(byte) else { return }
        throw JSONParseError(position < bytes.count ? .syntax : .unexpectedEnd, at: position)
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }
}
