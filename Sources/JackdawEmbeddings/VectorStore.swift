import Logging
import NIOPosix
import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Keeps vectors on disk, one file for each service and model.
///
/// A file that cannot be read is no more than vectors to be asked for again.
struct VectorStore: Sendable {
    private let path: String?
    private let directory: String?
    private let identity: String
    private let logger: Logger

    /// Some ten thousand vectors of 1,536 numbers.
    private static let limit = 64 << 20

    init(cache: EmbeddingCache, identity: String, logger: Logger) {
        let key = TextKey(identity)
        let name = [key.first, key.second].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
        directory = cache.directory
        path = cache.directory.map { "\($0)/\(name).vectors" }
        self.identity = identity
        self.logger = logger
    }

    func load() async -> VectorFile {
        guard let path else { return VectorFile() }
        do {
            return try await NIOThreadPool.singleton.runIfActive { read(path) }
        } catch {
            // Only when the process is about to end.
            return VectorFile()
        }
    }

    func save(_ file: VectorFile) async {
        guard let path, let directory else { return }
        do {
            try await NIOThreadPool.singleton.runIfActive {
                try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
                let bytes = file.bytes(identity: identity, limit: Self.limit)
                try Data(bytes).write(to: URL(filePath: path), options: .atomic)
            }
        } catch {
            logger.warning("The vectors cannot be kept for the next start in \(path): \(error)")
        }
    }

    private func read(_ path: String) -> VectorFile {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return VectorFile() }
        if let size = attributes[.size] as? UInt64, size <= Self.limit,
            let data = FileManager.default.contents(atPath: path),
            let file = VectorFile(Array(data), identity: identity)
        {
            return file
        }
        logger.warning("\(path) is damaged or something else than vectors of this model; it will be written anew")
        return VectorFile()
    }
}
