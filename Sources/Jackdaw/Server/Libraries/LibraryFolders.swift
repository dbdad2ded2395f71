#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Where the files of browser libraries are looked for.
enum LibraryFolders {
    /// The folders to look in, in this order: the configured one, `.web-assets` in the working directory, the user's cache.
    static func all(configured: String?, environment: [String: String]) -> [String] {
        var folders: [String] = []
        if let configured { folders.append(configured) }
        folders.append(".web-assets")
        if let cache = environment["XDG_CACHE_HOME"], !cache.isEmpty {
            folders.append(cache + "/jackdaw/web-assets")
        } else if let home = environment["HOME"], !home.isEmpty {
            folders.append(home + "/.cache/jackdaw/web-assets")
        }
        return folders
    }

    /// How a folder stands to a library.
    enum Finding: Equatable {
        case whole
        case absent
        /// A file is missing, or is another one than the lock says.
        case broken(file: String)
    }

    /// Checks that a folder has a library's files, each of the size in the lock.
    ///
    /// Their hashes are checked when they are read, before any of it is sent: at the start of every bot it would take longer
    /// than all the rest.
    static func check(_ library: LibraryLock.Library, in folder: String) -> Finding {
        let files = FileManager.default
        guard files.fileExists(atPath: "\(folder)/\(library.name)") else { return .absent }
        for file in library.files {
            let attributes = try? files.attributesOfItem(atPath: "\(folder)/\(library.name)/\(file.path)")
            guard attributes?[.size] as? UInt64 == UInt64(file.size) else { return .broken(file: file.path) }
        }
        return .whole
    }

    /// The content of a file; nil when it is not what the lock says.
    static func read(_ file: LibraryLock.File, of library: LibraryLock.Library, in folder: String) -> Data? {
        let url = URL(filePath: "\(folder)/\(library.name)/\(file.path)")
        guard let data = try? Data(contentsOf: url), data.count == file.size else { return nil }
        var hash = SHA256()
        data.withUnsafeBytes { hash.update($0) }
        return SHA256.hexadecimal(hash.finish()) == file.sha256 ? data : nil
    }
}
