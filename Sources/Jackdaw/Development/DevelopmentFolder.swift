#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A folder that the page is served from while it is worked on.
struct DevelopmentFolder: Sendable, Equatable {
    /// Its path without symbolic links, so that what leaves it is recognised.
    private let root: String

    /// The folder at a path; nil when there is no page in it.
    init?(_ path: String) {
        guard let root = Self.resolve(path) else { return nil }
        self.root = root
        guard read("index.html") != nil else { return nil }
    }

    /// `Resources/ui` of the source tree that this was compiled from; nil when it is no longer there.
    static var ofSourceTree: DevelopmentFolder? {
        let sources = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return DevelopmentFolder(sources.deletingLastPathComponent().appending(path: "Resources/ui").path)
    }

    /// The content of a file below the folder; nil when there is none, or when it is elsewhere in truth.
    ///
    /// - Parameter path: below the folder, as it stands in an address: a name with anything else in it than letters,
    ///   digits, `.`, `-` and `_` is none of the page's, so that no encoding of a way out needs to be known.
    func read(_ path: String) -> Data? {
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        guard names.allSatisfy(Self.isName), let file = Self.resolve(root + "/" + path),
            file.hasPrefix(root + "/"), Self.isFile(file)
        else { return nil }
        // What was resolved is read, in which there is no link to follow any more.
        return try? Data(contentsOf: URL(filePath: file))
    }

    /// Stands for the state of all files: another one when one of them was changed, added or removed.
    func version() -> String {
        var hash = FNV1a()
        let files = FileManager.default
        let names = (try? files.subpathsOfDirectory(atPath: root)) ?? []
        for name in names.sorted() where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            guard let attributes = try? files.attributesOfItem(atPath: root + "/" + name),
                attributes[.type] as? FileAttributeType == .typeRegular
            else { continue }
            let date = attributes[.modificationDate] as? Date
            let size = attributes[.size] as? UInt64
            hash.update("\(name) \(date?.timeIntervalSinceReferenceDate ?? 0) \(size ?? 0)\n")
        }
        return hash.text
    }

    private static func isName(_ name: Substring) -> Bool {
        !name.hasPrefix(".") && !name.isEmpty
            && name.utf8.allSatisfy { octet in
                (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
                    || "-._".utf8.contains(octet)
            }
    }

    private static func isFile(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }

    /// A path with its symbolic links followed; nil when nothing is there.
    private static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
