extension Bot {
    /// Learns what the bot has to understand.
    ///
    /// `run()` does it before anything listens. Only a bot that is used without it, and whose trainer has to wait for
    /// something, needs it; any other learns with its first conversation.
    ///
    /// - Throws: ``PreparationError`` when the intents cannot be learnt, `CancellationError`.
    public func prepare() async throws {
        try await conversations.learn()
    }

    /// Tells one conversation that something happened outside.
    ///
    /// ```swift
    /// try await bot.send(.event("paid", ["amount": 12]), to: sessionID)
    /// ```
    ///
    /// - Throws: ``UnknownSession`` when there is no session of that id, in memory or in the store, and what
    ///   ``Conversations/find(_:)`` throws.
    public func send(_ event: OutsideEvent, to sessionID: String) async throws {
        try await conversations.send(event, to: sessionID)
    }

    /// Tells all conversations in memory that something happened outside; stored ones that nobody uses do not hear of it.
    public func broadcast(_ event: OutsideEvent) {
        conversations.broadcast(event)
    }
}
