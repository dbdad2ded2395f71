#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A folder for the files of one piece of work, which nobody else may read, and which goes when the work is done.
struct TemporaryFolder {
    let url: URL

    /// Does some work with a folder of its own.
    static func with<Result>(_ work: (TemporaryFolder) async throws -> Result) async throws -> Result {
        let folder = try TemporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder.url) }
        return try await work(folder)
    }

    private init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "jackdaw-speech-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// The path of a file in it.
    func path(_ name: String) -> String { url.appending(path: name).path() }

    func write(_ data: Data, to name: String) throws { try data.write(to: url.appending(path: name)) }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func read(_ name: String) -> Data? { try? Data(contentsOf: url.appending(path: name)) }
}
