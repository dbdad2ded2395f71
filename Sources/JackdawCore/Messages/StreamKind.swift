/// How a reply that is written bit by bit is to be read.
public enum StreamKind: String, Sendable, Hashable, Codable {
    /// Plain text.
    case text
    /// Markdown (CommonMark).
    case markdown

    /// The whole reply that a stream of this kind amounts to.
    package func content(_ text: String) -> ReplyContent {
        switch self {
        case .text: .text(text)
        case .markdown: .markdown(text)
        }
    }
}
