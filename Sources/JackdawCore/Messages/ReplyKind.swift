/// The kinds of replies, for who does not care what exactly one says.
public enum ReplyKind: String, Sendable, Hashable, CaseIterable {
    /// Plain text.
    case text
    /// Text in Markdown.
    case markdown
    /// HTML.
    case html
    /// Answers to choose from.
    case options
    /// A table.
    case dataFrame
    /// A chart.
    case plot
    /// A file.
    case file
    /// A picture.
    case image
    /// Sound.
    case audio
    /// A place on a map.
    case location
    /// An answer found in documents.
    case retrieval
    /// What a page of one's own understands.
    case custom

    /// The kind of a reply.
    public init(_ content: ReplyContent) {
        self =
            switch content {
            case .text: .text
            case .markdown: .markdown
            case .html: .html
            case .options: .options
            case .dataFrame: .dataFrame
            case .plot: .plot
            case .file: .file
            case .image: .image
            case .audio: .audio
            case .location: .location
            case .retrieval: .retrieval
            case .custom: .custom
            }
    }
}
