#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A picture.
public struct Image: Sendable, Hashable, Codable {
    /// The encoded picture.
    public var data: Data
    /// Its media type, as `image/png`.
    public var type: String
    /// The name it is saved under.
    public var name: String?
    /// What it shows, for those who do not see it.
    public var description: String?

    /// A picture.
    ///
    /// - Parameters:
    ///   - data: The encoded picture: PNG, JPEG, GIF, WebP, AVIF or SVG.
    ///   - type: Its media type; when nil it is found from the content, else from the name.
    ///   - name: The name it is saved under.
    ///   - description: What it shows, for those who do not see it.
    public init(_ data: Data, type: String? = nil, name: String? = nil, description: String? = nil) {
        self.data = data
        self.type = type ?? MediaType.guess(content: data, name: name ?? "")
        self.name = name
        self.description = description
    }

    /// The picture as a file, with a name that fits its type.
    public var file: File {
        File(name: name ?? "image" + MediaType.fileExtension(of: type), type: type, data: data)
    }
}
