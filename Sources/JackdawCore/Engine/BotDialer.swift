/// Speaks to other bots on behalf of sessions.
///
/// `useWebSocketPlatform` brings one that speaks to the WebSockets of other bots; ``Bot/use(dialer:)`` takes another.
public protocol BotDialer: Sendable {
    /// Says something to another bot in a session's name.
    ///
    /// What the other bot answers goes to ``Session/accept(_:)`` as messages with the author ``UserMessage/Author/bot(name:)``.
    ///
    /// - Throws: ``BotUnreachable`` when the other bot cannot be told.
    func send(_ text: String, to address: String, from session: Session) async throws

    /// Lets go of what was kept for a session that has ended.
    func sessionEnded(_ session: Session)
}

/// Another bot could not be told something.
public struct BotUnreachable: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where the other bot should have been.
    public let address: String
    /// What went wrong, and what to do about it.
    public let reason: String

    /// The bot at `address` could not be told something.
    public init(address: String, reason: String) {
        self.address = address
        self.reason = reason
    }

    /// One sentence.
    public var description: String { "the bot at \(address) cannot be reached: \(reason)" }
}

/// Two bots have talked to each other for too long, with no person saying anything: see ``ConversationLimits/botMessages``.
public struct BotDialogueTooLong: Error, Sendable, Hashable, CustomStringConvertible {
    /// How many messages of bots the session took in.
    public let limit: Int

    /// One sentence.
    public var description: String {
        "the session has taken \(limit) messages of bots since a person last said something, and takes no more"
    }
}
