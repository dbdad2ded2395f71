import JackdawCore

extension ReplyKind {
    /// What the names of the reply actions of jackdaw.v1 begin with.
    static let actionPrefix = "agent_reply_"

    /// What follows `agent_reply_` in the action of such a reply: the same in both dialects.
    var actionSuffix: String {
        switch self {
        case .text: "str"
        case .dataFrame: "dataframe"
        case .plot: "plotly"
        case .retrieval: "rag"
        case .markdown, .html, .options, .file, .image, .audio, .location, .custom: rawValue
        }
    }

    /// The kind of the replies with an action of jackdaw.v1; nil for any other action.
    init?(action: String) {
        let kind = Self.allCases.first { action == Self.actionPrefix + $0.actionSuffix }
        guard let kind else { return nil }
        self = kind
    }
}
