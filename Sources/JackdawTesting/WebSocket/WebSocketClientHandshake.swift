internal import NIOCore

/// The opening handshake of the client (RFC 6455, section 4.1).
enum WebSocketClientHandshake {
    /// The key of the example in RFC 6455, section 1.3: with it the right answer is known without a hash function.
    static let key = "dGhlIHNhbXBsZSBub25jZQ=="

    /// The answer to ``key``.
    static let accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

    /// The request, ready to be sent.
    static func request(
        target: TestURL,
        subprotocol: String?,
        headers: [(name: String, value: String)],
        options: WebSocketClientOptions
    ) -> [UInt8] {
        var fields: [(name: String, value: String)] = [
            ("Host", target.authority),
            ("Upgrade", "websocket"),
            ("Connection", "Upgrade"),
            ("Sec-WebSocket-Key", key),
            ("Sec-WebSocket-Version", "13"),
        ]
        if let subprotocol { fields.append(("Sec-WebSocket-Protocol", subprotocol)) }
        if let extensions = options.extensions { fields.append(("Sec-WebSocket-Extensions", extensions)) }
        fields.removeAll { field in headers.contains { $0.name.lowercased() == field.name.lowercased() } }
        var text = "GET \(target.path) HTTP/1.1\r\n"
        for field in fields + headers {
            text += "\(field.name): \(field.value)\r\n"
        }
        return Array((text + "\r\n").utf8)
    }

    /// Takes the head of the answer out of `buffer`; nil as long as it is not whole.
    static func head(from buffer: inout ByteBuffer) throws -> HTTPTestResponse? {
        let octets = buffer.readableBytesView
        let end: [UInt8] = [13, 10, 13, 10]
        guard let range = octets.firstRange(of: end) else {
            guard octets.count < 65_536 else { throw WebSocketClientError.protocolViolation("an answer without end") }
            return nil
        }
        let text = String(decoding: octets[..<range.lowerBound], as: UTF8.self)
        buffer.moveReaderIndex(to: range.upperBound)
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let status = lines.removeFirst().split(separator: " ").dropFirst().first.flatMap { Int($0) }
        guard let status else { throw WebSocketClientError.protocolViolation("no HTTP status line") }
        let headers = lines.compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (String(line[..<colon]), String(value))
        }
        return HTTPTestResponse(status: status, headers: headers, body: [])
    }

    /// Checks that a 101 is the answer to our request.
    static func check(_ response: HTTPTestResponse, offered: String?) throws {
        guard response["Sec-WebSocket-Accept"] == accept else {
            throw WebSocketClientError.protocolViolation("Sec-WebSocket-Accept is missing or wrong")
        }
        guard response["Upgrade"]?.lowercased() == "websocket" else {
            throw WebSocketClientError.protocolViolation("Upgrade is not websocket")
        }
        guard response["Connection"]?.lowercased() == "upgrade" else {
            throw WebSocketClientError.protocolViolation("Connection is not Upgrade")
        }
        if offered == nil, response["Sec-WebSocket-Extensions"] != nil {
            throw WebSocketClientError.protocolViolation("an extension nobody offered")
        }
    }
}
