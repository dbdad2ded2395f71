/// Why a text is no JSON, and where.
///
/// The description never repeats the text, so that it can be logged.
public struct JSONParseError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The text ends inside a value.
        case unexpectedEnd
        /// An octet that cannot stand here.
        case syntax
        /// More text after the value.
        case trailingText
        /// A control character in a string that is not escaped.
        case controlCharacter
        /// A backslash that is followed by none of the escapes.
        case badEscape
        /// An escape `\uD800` to `\uDFFF` without its other half: no Unicode text has it.
        case loneSurrogate
        /// Octets that are not UTF-8.
        case invalidUTF8
        /// A number too large for a `Double`.
        case numberOutOfRange
        /// Arrays and objects nested deeper than the limit.
        case tooDeep
    }

    /// What is wrong.
    public var reason: Reason
    /// The octet at which it was noticed, counted from 0.
    public var offset: Int

    /// An error at an octet of the text.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONParseError: CustomStringConvertible {
    /// What is wrong and where, without the text.
    public var description: String {
        switch reason {
        case .unexpectedEnd: "the JSON text ends in the middle of a value, after \(offset) octets"
        case .syntax: "not JSON: unexpected character at octet \(offset)"
        case .trailingText: "not JSON: more text follows the value at octet \(offset)"
        case .controlCharacter: "not JSON: a control character in a string, at octet \(offset), is not escaped"
        case .badEscape: "not JSON: unknown escape at octet \(offset)"
        case .loneSurrogate: "half of a surrogate pair at octet \(offset): escape both halves or none"
        case .invalidUTF8: "not JSON: invalid UTF-8 at octet \(offset)"
        case .numberOutOfRange: "the number at octet \(offset) is too large"
        case .tooDeep: "the JSON text is nested too deeply, at octet \(offset)"
        }
    }
}
