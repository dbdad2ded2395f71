#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Fields and files in the form `multipart/form-data` (RFC 7578).
///
/// A file stays one piece of the body, so it is not copied.
package struct MultipartForm: Sendable {
    /// What stands between the parts, without the hyphens.
    ///
    /// Its 160 bits are drawn by lot after the content was made, so no content can hold them but by a chance that need not be
    /// reckoned with (RFC 2046, section 5.1.1, leaves it to whoever composes).
    private let boundary: String
    private var pieces: [Data] = []

    private static let digits = Array("0123456789abcdefghijklmnopqrstuv")

    package init() {
        boundary = "jackdaw-" + String((0..<32).map { _ in Self.digits[Int.random(in: Self.digits.indices)] })
    }

    /// Adds a field of text.
    package mutating func append(_ value: String, as name: String) {
        start("\r\n\r\n", name: name)
        pieces.append(Data("\(value)\r\n".utf8))
    }

    /// Adds a file.
    ///
    /// - Parameters:
    ///   - content: The file's octets, which are sent as they are.
    ///   - name: The name of the field.
    ///   - fileName: What the file is called.
    ///   - type: Its media type; what cannot stand in a header is sent as `application/octet-stream`.
    package mutating func append(_ content: Data, as name: String, fileName: String, type: String) {
        let canBeSent = type.isPrintable && !type.trimmed.isEmpty
        start(
            "; filename=\"\(Self.escaped(fileName))\"\r\n"
                + "Content-Type: \(canBeSent ? type.trimmed : "application/octet-stream")\r\n\r\n",
            name: name
        )
        pieces.append(content)
        pieces.append(Data("\r\n".utf8))
    }

    /// The form as a request.
    package func request(to path: String) -> ServiceRequest {
        ServiceRequest(
            path: path,
            contentType: "multipart/form-data; boundary=\(boundary)",
            body: pieces + [Data("--\(boundary)--\r\n".utf8)]
        )
    }

    private mutating func start(_ rest: String, name: String) {
        let head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escaped(name))\""
        pieces.append(Data("\(head)\(rest)".utf8))
    }

    /// A name without what would end it, written as browsers do (HTML Standard, section 4.10.22.8).
    private static func escaped(_ name: String) -> String {
        String(
            decoding: name.utf8.flatMap { octet -> [UInt8] in
                switch octet {
                case UInt8(ascii: "\r"): Array("%0D".utf8)
                case UInt8(ascii: "\n"): Array("%0A".utf8)
                case UInt8(ascii: "\""): Array("%22".utf8)
                default: [octet]
                }
            },
            as: UTF8.self
        )
    }
}
