import NIOCore

/// Tells files that are compressed already by their first octets, as `file(1)` does.
enum CompressedFormat {
    private static let signatures: [[UInt8]] = [
        [0x89, 0x50, 0x4E, 0x47],  // PNG
        [0xFF, 0xD8, 0xFF],  // JPEG
        Array("GIF8".utf8),
        [0x1F, 0x8B],  // gzip
        [0x50, 0x4B, 0x03, 0x04],  // ZIP, and with it the files of office programs
        [0x28, 0xB5, 0x2F, 0xFD],  // Zstandard
        [0x42, 0x5A, 0x68],  // bzip2
        [0xFD, 0x37, 0x7A, 0x58, 0x5A],  // xz
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],  // 7z
        Array("OggS".utf8),
        Array("fLaC".utf8),
        Array("ID3".utf8),
        [0x1A, 0x45, 0xDF, 0xA3],  // Matroska, WebM
        Array("wOF2".utf8),
    ]

    static func begins(_ payload: ByteBuffer) -> Bool {
        let bytes = payload.readableBytesView
        if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
        // MPEG audio: eleven bits set, and layer II or III.
        if bytes.count > 1, bytes[bytes.startIndex] == 0xFF {
            let second = bytes[bytes.startIndex + 1]
            if second & 0xE0 == 0xE0, [2, 4].contains(second & 0x06) { return true }
        }
        // MP4 and its kin name themselves in the fifth octet, WebP in the ninth.
        return bytes.dropFirst(4).starts(with: "ftyp".utf8) || bytes.dropFirst(8).starts(with: "WEBP".utf8)
    }
}
