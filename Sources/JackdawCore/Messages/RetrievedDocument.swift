/// A passage of a document that a ``RetrievalAnswer`` rests on.
public struct RetrievedDocument: Sendable, Hashable, Codable {
    /// The passage.
    public var content: String
    /// Where it is from: the name of a file, or an address.
    public var source: String?
    /// The page of the source, counted from one.
    public var page: Int?

    /// The passage `content` of `source`.
    public init(content: String, source: String? = nil, page: Int? = nil) {
        self.content = content
        self.source = source
        self.page = page
    }
}
