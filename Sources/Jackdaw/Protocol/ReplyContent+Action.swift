import JackdawCore

extension ReplyContent {
    /// What follows `agent_reply_` in the action of this reply: the same in both dialects.
    var actionSuffix: String {
        switch self {
        case .text: "str"
        case .markdown: "markdown"
        case .html: "html"
        case .options: "options"
        case .dataFrame: "dataframe"
        case .plot: "plotly"
        case .file: "file"
        case .image: "image"
        case .audio: "audio"
        case .location: "location"
        case .retrieval: "rag"
        case .custom: "custom"
        }
    }
}
