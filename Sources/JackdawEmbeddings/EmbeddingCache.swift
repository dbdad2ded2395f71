#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where vectors of training phrases are kept from one start to the next.
///
/// What users say is never written there.
public struct EmbeddingCache: Sendable, Hashable {
    let directory: String?

    /// `jackdaw/embeddings` in `XDG_CACHE_HOME`, or in `.cache` at home where that is not set.
    public static var standard: EmbeddingCache {
        let environment = ProcessInfo.processInfo.environment
        if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
            return .directory("\(caches)/jackdaw/embeddings")
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return .off }
        return .directory("\(home)/.cache/jackdaw/embeddings")
    }

    /// A directory, which is made if need be.
    public static func directory(_ path: String) -> EmbeddingCache { EmbeddingCache(directory: path) }

    /// Nowhere: each start asks for all vectors.
    public static let off = EmbeddingCache(directory: nil)
}
