/// What one reply of a bot says, as it is kept in the history and sent to clients.
///
/// A bot's author makes a ``Reply`` instead; a ``Processor`` and a ``Platform`` see this.
public enum ReplyContent: Sendable, Hashable, Codable {
    /// Plain text, shown exactly as it is.
    case text(String)
    /// Text in Markdown (CommonMark).
    case markdown(String)
    /// HTML, which a client must make harmless before it shows it.
    case html(String)
    /// Answers for the user to choose from.
    case options(Options)
    /// A table.
    case dataFrame(DataFrame)
    /// A chart for Plotly.
    case plot(Plot)
    /// A file to download.
    case file(File)
    /// A picture to show.
    case image(Image)
    /// Sound to play.
    case audio(Audio)
    /// A place on a map.
    case location(Location)
    /// An answer found in documents, with the documents.
    case retrieval(RetrievalAnswer)
    /// Whatever the bot's author sends to a page of their own.
    case custom(name: String, value: JSONValue)
}

extension ReplyContent {
    /// The text of a text, Markdown or HTML reply; nil for every other kind.
    public var text: String? {
        switch self {
        case .text(let text), .markdown(let text), .html(let text): text
        default: nil
        }
    }
}
