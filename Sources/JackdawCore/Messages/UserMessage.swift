#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a user, or another bot in a user's place, said to a bot.
public struct UserMessage: Sendable, Hashable, Codable {
    /// The kinds of messages.
    public enum Content: Sendable, Hashable, Codable {
        /// Something typed.
        case text(String)
        /// An object that a page of one's own sent.
        case json(JSONObject)
        /// A file.
        case file(File)
        /// Something spoken, with its words once they are recognised.
        case voice(File, transcript: String?)
    }

    /// Who said it.
    public enum Author: Sendable, Hashable, Codable {
        /// A person.
        case user
        /// Another bot, which is never answered by a fallback: two bots must not fall back at each other for ever.
        case bot(name: String?)
    }

    /// An option of an earlier reply that was chosen by this message.
    public struct Choice: Sendable, Hashable, Codable {
        /// The id of the reply with the options.
        public var replyID: String
        /// The value of the option.
        public var value: String

        /// The choice of `value` among the options of the reply `replyID`.
        public init(replyID: String, value: String) {
            self.replyID = replyID
            self.value = value
        }
    }

    /// The id of the message, unique within its session.
    public var id: String
    /// What was said.
    public var content: Content
    /// Who said it.
    public var author: Author
    /// When the bot got it.
    public var date: Date
    /// The id that the client gave it, by which a repeated message is recognised.
    public var clientID: String?
    /// The option that the user chose, when the message is a choice.
    public var chosen: Choice?

    /// A message.
    public init(
        id: String,
        content: Content,
        author: Author = .user,
        date: Date,
        clientID: String? = nil,
        chosen: Choice? = nil
    ) {
        self.id = id
        self.content = content
        self.author = author
        self.date = date
        self.clientID = clientID
        self.chosen = chosen
    }
}
