extension Bot {
    /// Tells one conversation that something happened outside.
    ///
    /// ```swift
    /// try bot.send(.event("paid", ["amount": 12]), to: sessionID)
    /// ```
    ///
    /// - Throws: ``UnknownSession`` when no session of that id is alive.
    public func send(_ event: OutsideEvent, to sessionID: String) throws(UnknownSession) {
        try conversations.send(event, to: sessionID)
    }

    /// Tells all conversations that something happened outside.
    public func broadcast(_ event: OutsideEvent) {
        conversations.broadcast(event)
    }
}
