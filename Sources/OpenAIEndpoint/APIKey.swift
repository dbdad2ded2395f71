#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The key that opens a service, which is never written into a log, a description or an error.
///
/// ```swift
/// let endpoint = ServiceEndpoint("https://api.example.org/v1", key: .environment("EXAMPLE_API_KEY"))
/// ```
public struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private enum Source {
        case none
        case environment(String)
        case value(String)
    }

    private let source: Source

    /// No key: the service is open to all who reach it, as one on the same machine may be.
    public static let none = APIKey(source: .none)

    /// The value of an environment variable, read when the bot starts.
    ///
    /// Where the variable is not set, requests go without a key.
    public static func environment(_ name: String) -> APIKey { APIKey(source: .environment(name)) }

    /// The key itself, for programs that keep their secrets elsewhere.
    public static func value(_ secret: String) -> APIKey { APIKey(source: .value(secret)) }

    /// Where the key comes from, and not what it is.
    public var description: String {
        switch source {
        case .none: "no key"
        case .environment(let name): "key from \(name)"
        case .value: "hidden key"
        }
    }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing to look into, so that `dump` shows no more than ``description`` does.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// The environment variable that it comes from, if it does.
    package var variable: String? {
        if case .environment(let name) = source { name } else { nil }
    }

    /// The key without white space around it, or nil where there is none.
    func resolve() throws(ServiceError) -> String? {
        let found: String
        switch source {
        case .none: return nil
        case .environment(let name): found = ProcessInfo.processInfo.environment[name] ?? ""
        case .value(let secret): found = secret
        }
        let key = found.trimmed
        guard key.isPrintable else {
            throw ServiceError(.misconfigured("the \(self) holds characters that no HTTP header may have"))
        }
        return key.isEmpty ? nil : key
    }
}

extension String {
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Whether it may stand in an HTTP header: printable ASCII and spaces.
    var isPrintable: Bool { utf8.allSatisfy { 0x20...0x7E ~= $0 } }
}
