/// What a user asks of a session.
public enum Incoming: Sendable {
    /// Something that was said.
    ///
    /// - Parameters:
    ///   - content: What was said.
    ///   - author: Who said it; another bot is never answered by a fallback.
    ///   - clientID: The client's own id of the message: the same id is handled once.
    ///   - chosen: The option of an earlier reply that it is the choice of.
    case message(
        UserMessage.Content,
        author: UserMessage.Author = .user,
        clientID: String? = nil,
        chosen: UserMessage.Choice? = nil
    )

    /// Variables to set; all must be settable by users, or none is set.
    case setVariables(JSONObject, clientID: String? = nil)

    /// The conversation is to begin again.
    case reset(clientID: String? = nil)

    var clientID: String? {
        switch self {
        case .message(_, _, let id, _), .setVariables(_, let id), .reset(let id): id
        }
    }
}
