#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A file that a bot sends or gets.
public struct File: Sendable, Hashable, Codable {
    /// The name that a reader sees, with its extension and without folders.
    public var name: String
    /// The media type, as `application/pdf`.
    public var type: String
    /// The content.
    public var data: Data

    /// The file `name`.
    ///
    /// - Parameters:
    ///   - name: The name that a reader sees.
    ///   - type: The media type; when nil it is found from the content, else from the name.
    ///   - data: The content.
    public init(name: String, type: String? = nil, data: Data) {
        self.name = name
        self.type = type ?? MediaType.guess(content: data, name: name)
        self.data = data
    }
}
