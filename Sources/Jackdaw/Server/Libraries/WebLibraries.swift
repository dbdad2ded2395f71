internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Synchronization

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The browser libraries that this server has, and where the page gets them.
///
/// They draw plots, maps and formulas. Their code is not part of Jackdaw: without them the page shows the data itself.
final class WebLibraries: Sendable {
    private enum Place: Sendable {
        case folder(String)
        case network
    }

    private let found: [(library: LibraryLock.Library, place: Place)]
    private let map: JackdawConfiguration.Map
    private let logger: Logger
    /// Where the page gets the libraries: addresses relative to its own, or absolute ones.
    let hello: [Hello.Library]
    /// Files that were asked for, compressed once.
    private let assets = Mutex<[String: PageAsset]>([:])

    /// No libraries at all.
    static let none = WebLibraries(found: [], map: JackdawConfiguration.Map(), logger: Logger(label: "jackdaw"))

    private init(
        found: [(library: LibraryLock.Library, place: Place)],
        map: JackdawConfiguration.Map,
        logger: Logger
    ) {
        self.found = found
        self.map = map
        self.logger = logger
        hello = found.map { library, place in
            var parts: [String: String] = [:]
            for file in library.files {
                guard let kind = Self.part(file), let address = Self.address(of: file, library, place) else { continue }
                parts[kind] = address
                parts[kind == "script" ? "integrity" : kind + "Integrity"] = file.integrity
            }
            if library.name == "leaflet" {
                parts["tiles"] = map.tiles
                parts["attribution"] = map.attribution
            }
            return Hello.Library(name: library.name, parts: parts)
        }
    }

    /// Looks for the libraries of the lock.
    ///
    /// - Parameter folders: where to look, in this order; a network address is the last resort, where it is allowed.
    convenience init(
        _ lock: LibraryLock,
        folders: [String],
        configuration: JackdawConfiguration,
        logger: Logger
    ) {
        var found: [(library: LibraryLock.Library, place: Place)] = []
        for library in lock.libraries {
            var place: Place?
            for folder in folders where place == nil {
                switch LibraryFolders.check(library, in: folder) {
                case .whole: place = .folder(folder)
                case .absent: continue
                case .broken(let file): Self.warn(logger, "\(folder)/\(library.name)/\(file)")
                }
            }
            // Pictures come from nowhere but here; the page has some of its own.
            let isOnNetwork = library.files.contains { $0.cdn != nil }
            if place == nil, isOnNetwork, configuration.libraries.cdn { place = .network }
            if let place { found.append((library, place)) }
        }
        self.init(found: found, map: configuration.map, logger: logger)
    }

    private static func warn(_ logger: Logger, _ file: String) {
        logger.warning(
            """
            a browser library is not used: one of its files is missing or not the one in the lock; fetch it again with \
            script/web-assets
            """,
            metadata: ["file": "\(file)"]
        )
    }

    // MARK: What the page is told

    private static func part(_ file: LibraryLock.File) -> String? {
        if file.path.hasSuffix(".js") { return "script" }
        return file.path.hasSuffix(".css") ? "style" : nil
    }

    private static func address(of file: LibraryLock.File, _ library: LibraryLock.Library, _ place: Place) -> String? {
        switch place {
        case .folder: "libraries/\(library.name)/\(library.version)/\(file.path)"
        case .network: file.cdn
        }
    }

    /// The origins that the page's policy must allow scripts and styles from.
    var scriptOrigins: [String] {
        var origins: [String] = []
        for (library, place) in found {
            guard case .network = place else { continue }
            for file in library.files {
                guard let origin = file.cdn.flatMap(Self.origin), !origins.contains(origin) else { continue }
                origins.append(origin)
            }
        }
        return origins
    }

    /// The origins that the page's policy must allow pictures from: those of the map's tiles.
    var pictureOrigins: [String] {
        guard found.contains(where: { $0.library.name == "leaflet" }), let origin = Self.origin(map.tiles) else {
            return []
        }
        // `{s}` stands for one of several hosts.
        return [origin.replacing("{s}", with: "*")]
    }

    static func origin(_ address: String) -> String? {
        guard address.hasPrefix("https://") || address.hasPrefix("http://"), let end = address.firstRange(of: "://")
        else { return nil }
        let host = address[end.upperBound...].prefix { $0 != "/" }
        return host.isEmpty ? nil : String(address[..<end.upperBound] + host)
    }

    // MARK: Serving

    /// The file at a path below `libraries/`; nil where there is none, or where it is not the one of the lock.
    func asset(_ path: String) async throws -> PageAsset? {
        if let asset = assets.withLock({ $0[path] }) { return asset }
        let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
        guard parts.count == 3, let (library, place) = found.first(where: { $0.library.name == parts[0] }),
            library.version == parts[1], let file = library.files.first(where: { $0.path == parts[2] }),
            case .folder(let folder) = place
        else { return nil }
        let asset = try await NIOThreadPool.singleton.runIfActive {
            let asset = LibraryFolders.read(file, of: library, in: folder).map {
                PageAsset(name: file.path, ByteBuffer(bytes: $0))
            }
            // Here, where nobody waits for it.
            _ = asset?.gzipped
            return asset
        }
        if let asset {
            assets.withLock { $0[path] = asset }
        } else {
            Self.warn(logger, "\(folder)/\(library.name)/\(file.path)")
        }
        return asset
    }
}
