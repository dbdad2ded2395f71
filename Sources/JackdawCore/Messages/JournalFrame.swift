#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One numbered event of a conversation, as every client of a session gets it.
public struct JournalFrame: Sendable, Hashable, Codable {
    /// What happened.
    public enum Kind: Sendable, Hashable, Codable {
        /// The user said something.
        case user(UserMessage)
        /// The bot said something.
        case reply(ReplyContent)
        /// The bot began to write a text bit by bit.
        case streamBegan(StreamKind)
        /// More text of the stream.
        case streamDelta(String)
        /// The stream ended; `text` is the whole of it.
        case streamEnded(StreamEnd, text: String)
        /// An option of the reply was chosen.
        case chosen(value: String, label: String)
        /// The words of the voice message were recognised.
        case transcript(String)
        /// The conversation began again in its first state.
        case restarted
    }

    /// The number of the frame: ascending by one within a session, whatever the connection.
    public var sequence: Int
    /// The id of the message that the frame is about.
    public var id: String
    /// When it happened.
    public var date: Date
    /// What happened.
    public var kind: Kind

    /// The frame `sequence`.
    public init(sequence: Int, id: String, date: Date, kind: Kind) {
        self.sequence = sequence
        self.id = id
        self.date = date
        self.kind = kind
    }
}
