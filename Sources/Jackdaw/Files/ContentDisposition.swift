import JackdawCore

/// Whether a browser shows a file or saves it, and under which name (RFC 6266).
enum ContentDisposition {
    /// What browsers show without running any of it.
    ///
    /// HTML, SVG and PDF are programs in disguise: they are saved.
    private static let shown: Set<String> = [
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp", "audio/wav", "audio/mpeg",
        "audio/ogg", "audio/flac", "audio/mp4", "audio/aac", "audio/webm", "video/mp4", "video/webm", "text/plain",
    ]

    static func header(name: String, type: String) -> String {
        let kind = shown.contains(MediaType.essence(of: type)) ? "inline" : "attachment"
        return "\(kind); filename=\"\(plain(name))\"; filename*=UTF-8''\(encoded(name))"
    }

    /// For clients that do not know the other parameter: ASCII, without what would have to be quoted.
    private static func plain(_ name: String) -> String {
        String(
            name.unicodeScalars.map { scalar -> Character in
                let isPlain = (0x20...0x7E).contains(scalar.value) && !"\"\\%".unicodeScalars.contains(scalar)
                return isPlain ? Character(scalar) : "_"
            }
        )
    }

    /// RFC 8187, section 3.2: UTF-8, percent-encoded but for `attr-char`.
    private static func encoded(_ name: String) -> String {
        PercentEncoding.encode(name, keeping: "!#$&+-.^_`|~")
    }
}
