internal import ChatAssets
internal import JackdawCore

/// The browser libraries that the page can use, as `Resources/web-assets.lock.json` fixes them.
struct LibraryLock: Sendable {
    struct Library: Sendable, Hashable {
        var name: String
        var version: String
        var files: [File]
    }

    struct File: Sendable, Hashable {
        /// The path below the library's folder.
        var path: String
        /// How many octets it has.
        var size: Int
        /// The SHA-256 of the content, in hexadecimal digits.
        var sha256: String
        /// What a browser checks it by (W3C, Subresource Integrity).
        var integrity: String
        /// Where else a browser may get it.
        var cdn: String?
    }

    let libraries: [Library]

    /// Reads the lock that is part of the binary.
    init() {
        let lock = UnsafeRawBufferPointer(start: jackdaw_web_assets_lock, count: jackdaw_web_assets_lock_count)
        guard let value = try? JSONParser.parse(lock, maximumDepth: 8), let lock = Self(value) else {
            preconditionFailure("Resources/web-assets.lock.json is not as `script/web-assets` describes it")
        }
        self = lock
    }

    /// Reads a lock; nil when something is missing in it.
    init?(_ value: JSONValue) {
        var libraries: [Library] = []
        for (name, entry) in value.objectValue ?? [:] {
            guard let version = entry["version"]?.stringValue, let files = entry["files"]?.objectValue else {
                return nil
            }
            var library = Library(name: name, version: version, files: [])
            for (path, file) in files {
                guard let size = file["size"]?.integerValue, let sha256 = file["sha256"]?.stringValue,
                    let integrity = file["integrity"]?.stringValue
                else { return nil }
                library.files.append(
                    File(
                        path: path,
                        size: Int(size),
                        sha256: sha256,
                        integrity: integrity,
                        cdn: file["cdn"]?.stringValue
                    )
                )
            }
            libraries.append(library)
        }
        self.libraries = libraries
    }
}
