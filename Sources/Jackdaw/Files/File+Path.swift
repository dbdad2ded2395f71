public import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension File {
    /// A file of the disk, to be sent.
    ///
    /// ```swift
    /// try await session.reply(.file(File(path: "reports/march.pdf")))
    /// ```
    /// - Parameters:
    ///   - path: Where it is.
    ///   - name: The name that the reader sees; by default the one it has on the disk.
    ///   - type: Its media type; by default found from the content, else from the name.
    /// - Throws: When the file cannot be read.
    public init(path: String, name: String? = nil, type: String? = nil) throws {
        let data = try Data(contentsOf: URL(filePath: path))
        self.init(name: name ?? FileName.sanitized(path), type: type, data: data)
    }
}
