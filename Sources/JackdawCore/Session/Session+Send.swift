import Logging
import Synchronization

extension Session {
    /// Says something to another bot: `send("What is the weather?", to: "ws://weather.example.org/")`.
    ///
    /// The connection is opened for the first message and kept until this session ends; one that was lost is opened again for
    /// the next. What the other bot says comes back as a message event of this session with `isFromBot`; intents are
    /// matched on it, and no fallback answers it.
    ///
    /// - Throws: ``BotUnreachable`` when the other bot cannot be told, ``BotDialogueTooLong`` when the two have talked for
    ///   too long (``ConversationLimits/botMessages``).
    public func send(_ text: String, to address: String) async throws {
        let isOver = core.withLock { $0.dialogue.isOver(limit: engine.limits.botMessages, now: engine.clock.now) }
        if isOver { throw BotDialogueTooLong(limit: engine.limits.botMessages) }
        guard let dialer = engine.settings.dialer else {
            throw BotUnreachable(
                address: address,
                reason: "the bot has nothing to reach others with; call useWebSocketPlatform() or use(dialer:)"
            )
        }
        core.withLock { $0.hasLinks = true }
        try await dialer.send(text, to: address, from: self)
    }

    /// Takes a message in hand; false for one of bots that talk without end.
    func take(_ message: UserMessage) -> Bool {
        let limit = engine.limits.botMessages
        let verdict = core.withLock { core in
            let verdict = core.dialogue.note(isFromBot: message.isFromBot, limit: limit, now: engine.clock.now)
            if verdict == .taken { core.handling = Handling(message: message) }
            return verdict
        }
        if verdict == .firstPastLimit {
            logger.warning("\(BotDialogueTooLong(limit: limit)) until somebody does, or the bots pause")
        }
        return verdict == .taken
    }
}
