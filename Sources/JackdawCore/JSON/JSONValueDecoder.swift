#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads any `Decodable` from a ``JSONValue``.
struct JSONValueDecoder: Decoder {
    let value: JSONValue
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let special: Any?
        switch type {
        case is Date.Type:
            special = value.stringValue.flatMap(RFC3339.date(from:))
        case is Data.Type:
            guard let data = Data(base64Encoded: try string()) else { throw corrupted("is not base64") }
            special = data
        case is URL.Type:
            guard let url = URL(string: try string()) else { throw corrupted("is no URL") }
            special = url
        case is JSONValue.Type:
            special = value
        default:
            special = nil
        }
        // Without the first test, nil would pass for a T that is itself optional.
        if let special, let result = special as? T { return result }
        return try T(from: self)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw mismatch(JSONObject.self) }
        return KeyedDecodingContainer(JSONKeyedDecoding(object: object, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch([JSONValue].self) }
        return JSONUnkeyedDecoding(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { JSONSingleDecoding(decoder: self) }

    func bool() throws -> Bool {
        guard let bool = value.boolValue else { throw mismatch(Bool.self) }
        return bool
    }

    func string() throws -> String {
        guard let string = value.stringValue else { throw mismatch(String.self) }
        return string
    }

    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        if let integer = value.integerValue, let fitting = T(exactly: integer) { return fitting }
        // What does not fit 64 bits was written as a string.
        if let text = value.stringValue, Int64(text) == nil, let fitting = T(text) { return fitting }
        if value.numberValue != nil { throw corrupted("does not fit \(type)") }
        throw mismatch(type)
    }

    func number<T: BinaryFloatingPoint>(_ type: T.Type) throws -> T {
        if let number = value.numberValue { return T(number) }
        switch value.stringValue {
        case "inf": return .infinity
        case "-inf": return -.infinity
        case "nan": return .nan
        default: throw mismatch(type)
        }
    }

    func mismatch(_ type: Any.Type) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath,
            debugDescription: "expected \(type) but found \(value.kind)"
        )
        return value.isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    private func corrupted(_ text: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: "the value \(text)"))
    }
}
