extension MediaType {
    /// The extensions that people send to bots; where a type has several, its usual one comes first.
    static let extensions: [(name: String, type: String)] = [
        ("png", "image/png"), ("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("gif", "image/gif"),
        ("webp", "image/webp"), ("avif", "image/avif"), ("svg", "image/svg+xml"), ("bmp", "image/bmp"),
        ("ico", "image/vnd.microsoft.icon"), ("tiff", "image/tiff"), ("tif", "image/tiff"), ("heic", "image/heic"),
        ("wav", "audio/wav"), ("mp3", "audio/mpeg"), ("ogg", "audio/ogg"), ("opus", "audio/ogg"),
        ("flac", "audio/flac"), ("m4a", "audio/mp4"), ("aac", "audio/aac"), ("weba", "audio/webm"),
        ("mp4", "video/mp4"), ("webm", "video/webm"), ("mov", "video/quicktime"), ("mkv", "video/x-matroska"),
        ("pdf", "application/pdf"), ("zip", "application/zip"), ("gz", "application/gzip"),
        ("7z", "application/x-7z-compressed"), ("tar", "application/x-tar"),
        ("json", "application/json"), ("xml", "application/xml"), ("wasm", "application/wasm"),
        ("txt", "text/plain"), ("log", "text/plain"), ("html", "text/html"), ("htm", "text/html"),
        ("css", "text/css"), ("js", "text/javascript"), ("mjs", "text/javascript"), ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"), ("md", "text/markdown"), ("ics", "text/calendar"),
        ("vcf", "text/vcard"), ("yaml", "application/yaml"), ("yml", "application/yaml"),
        ("rtf", "application/rtf"), ("epub", "application/epub+zip"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("odt", "application/vnd.oasis.opendocument.text"),
        ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("odp", "application/vnd.oasis.opendocument.presentation"),
        ("doc", "application/msword"), ("xls", "application/vnd.ms-excel"), ("ppt", "application/vnd.ms-powerpoint"),
        ("ttf", "font/ttf"), ("otf", "font/otf"), ("woff", "font/woff"), ("woff2", "font/woff2"),
    ]
}
