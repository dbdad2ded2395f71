internal import NIOCore
internal import Synchronization

/// One file of the page, ready to be sent; compressed when it is first asked for in that form.
final class PageAsset: Sendable {
    private enum Compression {
        case untried, useless
        case done(ByteBuffer)
    }

    /// The media type, with the character set of text.
    let type: String

    /// A hash of the content, in hexadecimal digits.
    let hash: String

    private let octets: @Sendable () -> ByteBuffer
    private let compression = Mutex(Compression.untried)

    /// Makes an asset of a file's octets, which must stay where they are: those that are part of the binary do.
    init(name: String, embedded octets: UnsafeBufferPointer<UInt8>) {
        type = Self.mediaType(of: name)
        hash = Self.hash(octets)
        let place = UInt(bitPattern: octets.baseAddress)
        let count = octets.count
        self.octets = {
            ByteBuffer(bytes: UnsafeBufferPointer(start: UnsafePointer<UInt8>(bitPattern: place), count: count))
        }
    }

    /// Makes an asset of a file's octets.
    init(name: String, _ octets: ByteBuffer) {
        type = Self.mediaType(of: name)
        hash = octets.withUnsafeReadableBytes { Self.hash($0.assumingMemoryBound(to: UInt8.self)) }
        self.octets = { octets }
    }

    /// The octets as they are.
    var plain: ByteBuffer { octets() }

    /// The octets compressed; nil where that does not pay.
    var gzipped: ByteBuffer? {
        compression.withLock { compression in
            if case .untried = compression { compression = Self.compressed(plain).map(Compression.done) ?? .useless }
            if case .done(let octets) = compression { return octets }
            return nil
        }
    }

    /// The entity tag of one of the two forms (RFC 9110, section 8.8.3): strong, so different for each of them.
    func entityTag(gzipped: Bool) -> String {
        gzipped ? "\"\(hash)-gzip\"" : "\"\(hash)\""
    }

    private static func compressed(_ plain: ByteBuffer) -> ByteBuffer? {
        // Below this the header of gzip eats what it saves, and the file fits one packet anyway.
        guard plain.readableBytes >= 512 else { return nil }
        let octets = plain.withUnsafeReadableBytes { Gzip.compress($0.assumingMemoryBound(to: UInt8.self)) }
        guard let octets, octets.count < plain.readableBytes * 9 / 10 else { return nil }
        return ByteBuffer(bytes: octets)
    }

    /// A short hash, and the length: enough to tell versions of one file apart, which is all that it is for.
    private static func hash(_ octets: UnsafeBufferPointer<UInt8>) -> String {
        var hash = FNV1a()
        hash.update(octets)
        return hash.text + "-" + String(octets.count, radix: 16)
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
