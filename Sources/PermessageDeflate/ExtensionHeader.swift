/// One extension of a `Sec-WebSocket-Extensions` header, with its parameters in the order written.
///
/// RFC 6455, section 9.1: names and values are tokens, a value may be quoted if what is inside is a token.
public struct WebSocketExtension: Sendable, Hashable {
    /// A parameter; one without `=` has no value.
    public struct Parameter: Sendable, Hashable {
        /// The name, in lower case.
        public var name: String
        /// The value as written, without quotes.
        public var value: String?

        /// Makes a parameter.
        public init(name: String, value: String? = nil) {
            self.name = name
            self.value = value
        }
    }

    /// The extension's name, in lower case.
    public var name: String
    /// Its parameters.
    public var parameters: [Parameter]

    /// Makes an extension.
    public init(name: String, parameters: [Parameter] = []) {
        self.name = name
        self.parameters = parameters
    }

    /// Reads the whole list, which may be spread over several header lines.
    ///
    /// - Parameter lines: the header's values, in order.
    /// - Returns: the extensions, or nil where a line breaks the grammar.
    public static func parse(_ lines: [String]) -> [WebSocketExtension]? {
        var all: [WebSocketExtension] = []
        for line in lines {
            var scanner = Scanner(bytes: Array(line.utf8))
            guard let some = scanner.list() else { return nil }
            all += some
        }
        return all
    }
}

/// A cursor over one header line.
private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    mutating func list() -> [WebSocketExtension]? {
        var result: [WebSocketExtension] = []
        while true {
            skipSpace()
            // RFC 9110, section 5.6.1: a recipient accepts empty elements of a list.
            while take(",") { skipSpace() }
            if position == bytes.count { return result }
            guard let next = element() else { return nil }
            result.append(next)
            skipSpace()
            if position == bytes.count { return result }
            guard take(",") else { return nil }
        }
    }

    private mutating func element() -> WebSocketExtension? {
        guard let name = token() else { return nil }
        var found = WebSocketExtension(name: name.lowercased())
        while true {
            skipSpace()
            guard take(";") else { return found }
            skipSpace()
            guard let name = token() else { return nil }
            skipSpace()
            var parameter = WebSocketExtension.Parameter(name: name.lowercased())
            if take("=") {
                skipSpace()
                guard let value = peek == UInt8(ascii: "\"") ? quoted() : token() else { return nil }
                parameter.value = value
            }
            found.parameters.append(parameter)
        }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 { position += 1 }
    }

    private mutating func token() -> String? {
        let start = position
        while let byte = peek, Self.isTokenCharacter(byte) { position += 1 }
        return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
    }

    private mutating func quoted() -> String? {
        position += 1
        var content: [UInt8] = []
        while var byte = peek {
            position += 1
            if byte == UInt8(ascii: "\"") {
                let isToken = !content.isEmpty && content.allSatisfy(Self.isTokenCharacter)
                return isToken ? String(decoding: content, as: UTF8.self) : nil
            }
            if byte == UInt8(ascii: "\\") {
                guard let escaped = peek else { return nil }
                byte = escaped
                position += 1
            }
            content.append(byte)
        }
        return nil
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
