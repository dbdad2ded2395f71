#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The bytes by which a file's type is recognised, whatever its name says (as in the WHATWG MIME Sniffing Standard).
struct MediaTypeSignature {
    /// Bytes that must stand at an offset.
    private let parts: [(offset: Int, bytes: [UInt8])]
    let type: String
    /// Whether other types are made of this one, so that a name may say more.
    let isContainer: Bool

    private init(_ type: String, isContainer: Bool = false, _ parts: (offset: Int, bytes: [UInt8])...) {
        self.parts = parts
        self.type = type
        self.isContainer = isContainer
    }

    /// The first signature that `content` bears.
    static func type(of content: Data) -> MediaTypeSignature? {
        let start = Array(content.prefix(512))
        if let match = all.first(where: { $0.isBorne(by: start) }) { return match }
        return markup(start)
    }

    private func isBorne(by start: [UInt8]) -> Bool {
        parts.allSatisfy { start.dropFirst($0.offset).starts(with: $0.bytes) }
    }

    /// Markup is recognised by its first tag, after white space and a byte order mark.
    private static func markup(_ start: [UInt8]) -> MediaTypeSignature? {
        let bytes = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
        let trimmed = bytes.drop { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }
        guard trimmed.first == UInt8(ascii: "<") else { return nil }
        let text = String(decoding: trimmed, as: UTF8.self).lowercased()
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") { return Self("text/html") }
        if text.hasPrefix("<svg") { return Self("image/svg+xml") }
        guard text.hasPrefix("<?xml") else { return nil }
        return text.contains("<svg") ? Self("image/svg+xml") : Self("application/xml", isContainer: true)
    }

    private static let all: [MediaTypeSignature] = [
        Self("image/png", (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        Self("image/jpeg", (0, [0xFF, 0xD8, 0xFF])),
        Self("image/gif", (0, Array("GIF8".utf8))),
        Self("image/webp", (0, Array("RIFF".utf8)), (8, Array("WEBP".utf8))),
        Self("audio/wav", (0, Array("RIFF".utf8)), (8, Array("WAVE".utf8))),
        Self("image/avif", (4, Array("ftypavif".utf8))),
        Self("image/heic", (4, Array("ftypheic".utf8))),
        Self("audio/mp4", (4, Array("ftypM4A".utf8))),
        Self("video/quicktime", (4, Array("ftypqt".utf8))),
        Self("video/mp4", (4, Array("ftyp".utf8))),
        Self("image/tiff", (0, [0x49, 0x49, 0x2A, 0x00])),
        Self("image/tiff", (0, [0x4D, 0x4D, 0x00, 0x2A])),
        Self("image/vnd.microsoft.icon", (0, [0x00, 0x00, 0x01, 0x00])),
        Self("audio/mpeg", (0, Array("ID3".utf8))),
        Self("audio/mpeg", (0, [0xFF, 0xFB])),
        Self("audio/mpeg", (0, [0xFF, 0xF3])),
        Self("audio/ogg", isContainer: true, (0, Array("OggS".utf8))),
        Self("audio/flac", (0, Array("fLaC".utf8))),
        Self("video/webm", isContainer: true, (0, [0x1A, 0x45, 0xDF, 0xA3])),
        Self("application/pdf", (0, Array("%PDF-".utf8))),
        Self("application/zip", isContainer: true, (0, [0x50, 0x4B, 0x03, 0x04])),
        Self("application/gzip", isContainer: true, (0, [0x1F, 0x8B])),
        Self("application/x-7z-compressed", (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])),
        Self("application/msword", isContainer: true, (0, [0xD0, 0xCF, 0x11, 0xE0])),
        Self("application/wasm", (0, [0x00, 0x61, 0x73, 0x6D])),
        Self("font/woff2", (0, Array("wOF2".utf8))),
        Self("font/woff", (0, Array("wOFF".utf8))),
    ]
}
