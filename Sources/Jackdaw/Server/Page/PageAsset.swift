internal import NIOCore

/// One file of the page, ready to be sent.
struct PageAsset: Sendable {
    /// The octets as they are.
    let plain: ByteBuffer

    /// The octets compressed, where that pays.
    let gzipped: ByteBuffer?

    /// The media type, with the character set of text.
    let type: String

    /// A hash of the content, in hexadecimal digits.
    let hash: String

    /// The entity tag of one of the two forms (RFC 9110, section 8.8.3): strong, so different for each of them.
    func entityTag(gzipped: Bool) -> String {
        gzipped ? "\"\(hash)-gzip\"" : "\"\(hash)\""
    }

    /// Makes an asset of a file's octets.
    init(name: String, octets: UnsafeBufferPointer<UInt8>) {
        plain = ByteBuffer(bytes: octets)
        // Below this the header of gzip eats what it saves, and the file fits one packet anyway.
        let compressed = octets.count < 512 ? nil : Gzip.compress(octets)
        gzipped = compressed.flatMap { $0.count < octets.count * 9 / 10 ? ByteBuffer(bytes: $0) : nil }
        type = Self.mediaType(of: name)
        hash = Self.hash(octets)
    }

    /// FNV-1a over 64 bits, and the length: enough to tell versions of one file apart, which is all that it is for.
    private static func hash(_ octets: UnsafeBufferPointer<UInt8>) -> String {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for octet in octets {
            value = (value ^ UInt64(octet)) &* 0x100_0000_01B3
        }
        return String(value, radix: 16) + "-" + String(octets.count, radix: 16)
    }

    private static func mediaType(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "json": "application/json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "webmanifest": "application/manifest+json"
        case "woff2": "font/woff2"
        default: "application/octet-stream"
        }
    }
}
