/// A message that was accepted and then could not be handled, through no fault of the bot's.
public struct MessageFailure: Error, Equatable, CustomStringConvertible {
    /// The id of the message within the session.
    public let messageID: String

    /// The id that the client gave it.
    public let clientID: String?

    /// What was wrong, and what to do about it.
    public let description: String

    /// A voice message that gave no words.
    static func voice(_ message: UserMessage, _ error: any Error) -> Self {
        Self(
            messageID: message.id,
            clientID: message.clientID,
            description: (error as? SpeechError ?? .notUnderstood).advice
        )
    }
}
