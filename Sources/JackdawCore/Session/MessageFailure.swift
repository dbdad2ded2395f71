/// A message that was accepted and then could not be handled, through no fault of the bot's.
public struct MessageFailure: Error, Equatable, CustomStringConvertible {
    /// The id of the message within the session.
    public let messageID: String

    /// The id that the client gave it.
    public let clientID: String?

    /// A voice message in which nothing was understood.
    static func voice(_ message: UserMessage) -> Self { Self(messageID: message.id, clientID: message.clientID) }

    /// What was wrong, and what to do about it.
    public var description: String { "The voice message could not be understood; say it again, or type it." }
}
