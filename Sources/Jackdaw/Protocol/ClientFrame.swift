package import JackdawCore

/// What a client sent, whichever dialect it speaks.
package enum ClientFrame: Sendable, Hashable {
    /// Something to be handled by the conversation.
    case message(ClientMessage)
    /// The user wants no more of a stream.
    case stop(stream: String)
    /// The client comes back to its session.
    case resume(session: String, secret: String, generation: String?, last: Int)
    /// The client wants to know whether the server is still there.
    case ping
    /// A frame that is understood and means nothing to a conversation.
    case nothing
}

/// Something that a client wants handled by its conversation.
package struct ClientMessage: Sendable, Hashable {
    /// What is wanted.
    package enum Action: Sendable, Hashable {
        /// Something was said, by a person or by another bot.
        case say(UserMessage.Content, author: UserMessage.Author = .user, chosen: UserMessage.Choice? = nil)
        /// A file that was uploaded before is sent.
        case sendUpload(id: String, isVoice: Bool)
        /// Variables get values.
        case setVariables(JSONObject)
        /// The conversation starts again.
        case reset
        /// The client asks for the conversation so far.
        case fetchHistory
        /// The client asks for rows of a table.
        case fetchRows(RowQuery)
        /// The client asks for a reply as sound.
        case fetchSpeech(reply: String)
    }

    /// The id the client gave the message; the besser dialect has none.
    package var clientID: String?
    /// What is wanted.
    package var action: Action

    package init(clientID: String? = nil, _ action: Action) {
        self.clientID = clientID
        self.action = action
    }
}
