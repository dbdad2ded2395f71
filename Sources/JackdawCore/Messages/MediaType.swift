#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Media types (RFC 6838): found from content and names, and compared with patterns.
package enum MediaType {
    /// What is neither recognised by its content nor by its name.
    package static let unknown = "application/octet-stream"

    /// The media type of a file: by its first bytes, which cannot lie as easily as its name; else by its name.
    package static func guess(content: Data, name: String) -> String {
        let byName = ofName(name)
        if let byContent = MediaTypeSignature.type(of: content) {
            // Office documents and the like are ZIP archives or XML inside: their name says more.
            return byContent.isContainer ? byName ?? byContent.type : byContent.type
        }
        if let byName { return byName }
        return isText(content) ? "text/plain" : unknown
    }

    /// The media type that the extension of `name` stands for.
    package static func ofName(_ name: String) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return byExtension[name[name.index(after: dot)...].lowercased()]
    }

    /// The usual extension of a media type, with its dot; empty when there is none.
    package static func fileExtension(of type: String) -> String {
        let essence = essence(of: type)
        return extensions.first { $0.type == essence }.map { "." + $0.name } ?? ""
    }

    /// The type without its parameters, in lower case: `text/html; charset=utf-8` is `text/html`.
    package static func essence(of type: String) -> String {
        let end = type.firstIndex(of: ";") ?? type.endIndex
        return type[..<end].lowercased().filter { !$0.isWhitespace }
    }

    /// Whether `type` is one that `pattern` names: `image/png`, `image/*` or `*/*`.
    package static func matches(_ type: String, pattern: String) -> Bool {
        let pattern = essence(of: pattern)
        if pattern == "*" || pattern == "*/*" { return true }
        let type = essence(of: type)
        if pattern.hasSuffix("/*") { return type.hasPrefix(pattern.dropLast()) }
        return type == pattern
    }

    /// Whether `pattern` has the form of a media type with an optional star for its second part, or for both.
    package static func isPattern(_ pattern: String) -> Bool {
        let parts = essence(of: pattern).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return pattern == "*" }
        return parts[0] != "*" || parts[1] == "*"
    }

    private static func isText(_ content: Data) -> Bool {
        let start = content.prefix(1024)
        // The cut may go through a character: up to three bytes of it are left out.
        return !start.isEmpty && !start.contains(0)
            && (0...3).contains {
                String(validating: start.dropLast(content.count > 1024 ? $0 : 0), as: UTF8.self) != nil
            }
    }

    private static let byExtension = Dictionary(extensions.map { ($0.name, $0.type) }) { first, _ in first }
}
