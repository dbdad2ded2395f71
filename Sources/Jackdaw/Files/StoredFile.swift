import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A file that can be fetched.
struct StoredFile: Sendable {
    enum Content: Sendable {
        /// What a bot sent: shared with the history, not copied.
        case memory(Data)
        /// What a user uploaded.
        case disk(path: String)
        /// A table, to be written as CSV; nil once it is gone. How many octets it will have nobody knows.
        case table(@Sendable () -> DataFrame?)
    }

    /// What a user uploaded, mapped into memory: a large file costs none until it is read.
    var mapped: File? {
        guard case .disk(let path) = content,
            let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        else { return nil }
        return File(name: name, type: type, data: data)
    }

    var name: String
    var type: String
    var size: Int
    var content: Content
    /// The session it belongs to, as a number that is never used again.
    var owner: UInt64
    /// When it is removed, at the latest; nil: with its session.
    var expiry: Duration?
}
