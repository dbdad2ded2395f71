import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads the fields of a frame, and says which one is missing or of the wrong kind.
struct FieldReader {
    let object: JSONObject
    /// The client's id of the frame, for the errors.
    var about: String?
    /// What stands before a field's name in errors: where the object itself stands.
    var path = ""

    /// Parses a frame, which must be one JSON object.
    init(frame: UnsafeRawBufferPointer, maximumDepth: Int) throws(ProtocolError) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(frame, maximumDepth: maximumDepth)
        } catch {
            throw ProtocolError(error)
        }
        guard case .object(let object) = value else {
            throw ProtocolError(.notObject, "a frame is a JSON object, not \(value.kind)")
        }
        self.object = object
    }

    init(_ object: JSONObject, about: String?, path: String) {
        self.object = object
        self.about = about
        self.path = path
    }

    func required(_ field: String) throws(ProtocolError) -> JSONValue {
        guard let value = object[field] else {
            throw ProtocolError(.missingField, "the field \"\(path)\(field)\" is missing", about: about)
        }
        return value
    }

    func string(_ field: String) throws(ProtocolError) -> String {
        let value = try required(field)
        guard case .string(let string) = value else { throw wrongType(field, value, expected: "a string") }
        return string
    }

    /// A string, or nil where the field is absent or null.
    func optionalString(_ field: String) throws(ProtocolError) -> String? {
        guard let value = object[field], !value.isNull else { return nil }
        return try string(field)
    }

    func text(_ field: String, length: ClosedRange<Int>) throws(ProtocolError) -> String {
        let text = try string(field)
        guard length.contains(text.unicodeScalars.count) else {
            throw ProtocolError(
                .wrongType,
                "the field \"\(path)\(field)\" must have \(length.lowerBound) to \(length.upperBound) characters",
                about: about
            )
        }
        return text
    }

    func naturalNumber(_ field: String) throws(ProtocolError) -> Int {
        let value = try required(field)
        guard let integer = value.integerValue, let number = Int(exactly: integer), number >= 0 else {
            throw wrongType(field, value, expected: "a whole number that is not negative")
        }
        return number
    }

    /// A truth value, or nil where the field is absent or null.
    func optionalBool(_ field: String) throws(ProtocolError) -> Bool? {
        guard let value = object[field], !value.isNull else { return nil }
        guard case .bool(let bool) = value else { throw wrongType(field, value, expected: "true or false") }
        return bool
    }

    func nonEmptyObject(_ field: String) throws(ProtocolError) -> JSONObject {
        let value = try required(field)
        guard case .object(let object) = value, !object.isEmpty else {
            throw wrongType(field, value, expected: "an object that is not empty")
        }
        return object
    }

    /// Octets in base64 (RFC 4648, section 4).
    func base64(_ field: String) throws(ProtocolError) -> Data {
        guard let data = Data(base64Encoded: try string(field)), !data.isEmpty else {
            throw ProtocolError(
                .badBase64,
                "the field \"\(path)\(field)\" is not base64, or is empty",
                about: about
            )
        }
        return data
    }

    /// The file that this object is: `{"name", "type", "base64"}`, where the type may be left to the server.
    func file() throws(ProtocolError) -> File {
        let name = FileName.sanitized(try string("name"))
        let type = try optionalString("type")
        return File(name: name, type: type.flatMap(FileName.mediaType), data: try base64("base64"))
    }

    func wrongType(_ field: String, _ value: JSONValue, expected: String) -> ProtocolError {
        ProtocolError(
            .wrongType,
            "the field \"\(path)\(field)\" must be \(expected), not \(value.kind)",
            about: about
        )
    }
}
