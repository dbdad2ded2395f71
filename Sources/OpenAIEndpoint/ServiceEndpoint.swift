/// Where a service with OpenAI's interface is, and how it is asked.
///
/// A string alone will do; the key is then taken from the environment variable `OPENAI_API_KEY`.
///
/// ```swift
/// let hosted: ServiceEndpoint = "https://api.openai.com/v1"
/// let own = ServiceEndpoint("http://127.0.0.1:11434/v1", key: .none)
/// ```
public struct ServiceEndpoint: Sendable, ExpressibleByStringLiteral, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// The address that `/embeddings` and the like are added to; a query after `?` stays at the end.
    public var baseURL: String

    /// The key that is sent as `Authorization: Bearer`.
    public var key: APIKey

    /// Further headers, such as `OpenAI-Organization`; their values are kept as secret as the key.
    public var headers: [String: String]

    /// An endpoint.
    public init(
        _ baseURL: String,
        key: APIKey = .environment("OPENAI_API_KEY"),
        headers: [String: String] = [:]
    ) {
        self.baseURL = baseURL
        self.key = key
        self.headers = headers
    }

    /// The endpoint at this address, with the key in `OPENAI_API_KEY`.
    public init(stringLiteral value: String) { self.init(value) }

    /// The address without credentials and query, which may be secret.
    public var description: String {
        let plain = String(baseURL.prefix { $0 != "?" && $0 != "#" })
        guard let scheme = plain.firstRange(of: "://") else { return plain }
        let rest = plain[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        guard let at = authority.lastIndex(of: "@") else { return plain }
        return String(plain[..<scheme.upperBound] + rest[rest.index(after: at)...])
    }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing to look into, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// The address of one of the service's functions.
    func url(of path: String) -> String {
        let base = baseURL.prefix { $0 != "?" && $0 != "#" }
        let query = baseURL.dropFirst(base.count).prefix { $0 != "#" }
        var root = base
        while root.last == "/" { root.removeLast() }
        return "\(root)/\(path)\(query)"
    }
}
