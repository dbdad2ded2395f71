internal import Foundation
internal import JackdawCore

/// Where a store is in the file system.
struct SQLiteFile: Sendable {
    /// From the root on, so that it stays the same file wherever the process goes, and so that no name means anything
    /// special to SQLite (`:memory:`, `file:…`).
    let path: String

    /// - Throws: ``/JackdawCore/StoreError`` for a path that cannot be one.
    init(path: String) throws {
        guard !path.isEmpty else {
            throw StoreError(.misconfigured, "the path of a session store is empty: name a file, such as bot.db")
        }
        guard !path.utf8.contains(0) else {
            throw StoreError(.misconfigured, "the path of a session store holds U+0000, which no file system takes")
        }
        self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// The path in `sqlite:PATH`.
    static func path(ofAddress address: String) throws -> String {
        let parts = address.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, SQLiteStore.schemes.contains(parts[0].lowercased()) else {
            throw misaddressed(address, "does not begin with sqlite:")
        }
        // What follows two slashes would be a host (RFC 3986, section 3.2), and others read three as the working directory.
        guard !parts[1].hasPrefix("//") else { throw misaddressed(address, "has two slashes") }
        guard !parts[1].isEmpty else { throw misaddressed(address, "names no file") }
        return String(parts[1])
    }

    private static func misaddressed(_ address: String, _ mistake: String) -> StoreError {
        StoreError(
            .misconfigured,
            "the address of a session store \(mistake): \(address) – write sqlite:bot.db for a file in the working "
                + "directory, or sqlite:/var/lib/bot.db"
        )
    }

    /// Where symbolic links lead: there SQLite makes the files beside it.
    private var resolved: String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }

    /// Whether there is anything of that name.
    var exists: Bool { FileManager.default.fileExists(atPath: resolved) }

    /// Whether the write-ahead log is there.
    var hasLog: Bool { FileManager.default.fileExists(atPath: resolved + "-wal") }

    private var folder: String { (resolved as NSString).deletingLastPathComponent }

    /// Makes the file when there is none, for the user of the process alone, as it holds what people said; SQLite gives
    /// the files beside it the same permissions.
    ///
    /// - Throws: ``/JackdawCore/StoreError`` when there cannot be such a file.
    func prepare() throws {
        if let obstacle { throw obstacle }
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
        } else if errno == ENOSPC || errno == EDQUOT {
            throw StoreError(.unavailable, "there is no room for the session store \(path): make room on the disk")
        } else if errno != EEXIST {
            let reason = String(cString: strerror(errno))
            throw StoreError(.misconfigured, "the session store \(path) cannot be made: \(reason) – name another file")
        }
    }

    /// What keeps this process from having a database here; nil where nothing does.
    var obstacle: StoreError? {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            return impossible("there is no folder \(folder)", "make it (mkdir -p \(folder)), or name another file")
        }
        let type = try? manager.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
        guard type != .typeDirectory else { return impossible("it is a folder", "name a file in it") }
        guard type == nil || type == .typeRegular else {
            return impossible("it is no file that can hold data", "name another")
        }
        // For the files beside it.
        guard manager.isWritableFile(atPath: folder) else {
            return impossible("the folder \(folder) cannot be written", "give \(userName) the permission to")
        }
        guard type == nil || manager.isReadableFile(atPath: path) && manager.isWritableFile(atPath: path) else {
            return impossible("it cannot be read and written", "give \(userName) the permission to")
        }
        return nil
    }

    private var userName: String { "the user \(NSUserName())" }

    private func impossible(_ reason: String, _ advice: String) -> StoreError {
        StoreError(.misconfigured, "the session store \(path) cannot be used: \(reason) – \(advice)")
    }
}
