/// A form of `multipart/form-data`, taken apart without mercy: what RFC 7578 and RFC 2046 do not ask for is an error.
package struct ReceivedForm: Sendable {
    /// What is wrong with a form.
    package struct Malformed: Error { package var problem: String }

    /// A field or a file.
    package struct Part: Sendable {
        package var fileName: String?
        /// The header `Content-Type`.
        package var type: String?
        package var content: [UInt8]

        package var text: String { String(decoding: content, as: UTF8.self) }
    }

    /// By name, of which none may come twice.
    package private(set) var parts: [String: Part] = [:]
    package let boundary: String

    package init(_ request: LocalService.Request) throws {
        guard request.headers["content-length"] == "\(request.body.count)",
            request.headers["transfer-encoding"] == nil
        else { throw Malformed(problem: "its length is not told") }
        try self.init(contentType: request.headers["content-type"] ?? "", body: request.body)
    }

    package init(contentType: String, body: [UInt8]) throws {
        let start = "multipart/form-data; boundary="
        guard contentType.hasPrefix(start) else { throw Malformed(problem: "the type is \(contentType)") }
        boundary = String(contentType.dropFirst(start.count))
        guard 1...70 ~= boundary.utf8.count,
            boundary.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { throw Malformed(problem: "the boundary \(boundary) needs quotes or is too long") }
        let delimiter = Array("--\(boundary)".utf8)
        guard body.starts(with: delimiter) else { throw Malformed(problem: "it does not begin with a boundary") }
        var rest = body[...].dropFirst(delimiter.count)
        while !rest.elementsEqual("--\r\n".utf8) {
            try rest.take("\r\n")
            let head = try rest.take(upTo: Array("\r\n\r\n".utf8))
            let content = try rest.take(upTo: Array("\r\n".utf8) + delimiter)
            try add(head: String(decoding: head, as: UTF8.self), content: Array(content))
        }
        // Nowhere else, so that nobody who looks for it alone is led astray.
        let count = body.indices.count { body[$0] == delimiter[0] && body[$0...].starts(with: delimiter) }
        guard count == parts.count + 1 else { throw Malformed(problem: "the boundary is in the content") }
    }

    private mutating func add(head: String, content: [UInt8]) throws {
        var part = Part(content: content)
        var name: String?
        for line in head.split(separator: "\r\n", omittingEmptySubsequences: false) {
            guard !line.unicodeScalars.contains(where: { $0.value < 0x20 }), let colon = line.firstIndex(of: ":") else {
                throw Malformed(problem: "the header \(line)")
            }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            switch line[..<colon].lowercased() {
            case "content-type" where part.type == nil: part.type = String(value)
            case "content-disposition" where name == nil:
                // Between the quotes, where none may stand.
                let pieces = value.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
                switch (pieces.count, pieces.first, pieces.dropFirst(2).first) {
                case (3, "form-data; name=", ""): break
                case (5, "form-data; name=", "; filename=") where pieces[4].isEmpty: part.fileName = pieces[3]
                default: throw Malformed(problem: "the disposition \(value)")
                }
                name = pieces[1]
            default: throw Malformed(problem: "the header \(line)")
            }
        }
        guard let name, parts.updateValue(part, forKey: name) == nil else {
            throw Malformed(problem: "the name \(name ?? "that is missing")")
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func take(_ text: String) throws {
        guard starts(with: text.utf8) else { throw ReceivedForm.Malformed(problem: "no line ends where one should") }
        removeFirst(text.utf8.count)
    }

    /// All before `end`, and goes behind it.
    fileprivate mutating func take(upTo end: [UInt8]) throws -> ArraySlice<UInt8> {
        guard let place = indices.first(where: { self[$0] == end[0] && self[$0...].starts(with: end) }) else {
            throw ReceivedForm.Malformed(problem: "something does not end")
        }
        defer { self = self[(place + end.count)...] }
        return self[..<place]
    }
}
