public import JackdawCore
public import Testing

extension TestUser {
    /// Lets something happen outside, of which the bot is told in this conversation.
    ///
    /// ```swift
    /// try await user.witnesses(.event("paid", ["amount": 12]))
    /// try await user.hears("Thank you!")
    /// ```
    ///
    /// - Throws: ``ConversationFailure`` when a reply was not heard before, or the bot does not come to an end.
    public func witnesses(_ event: OutsideEvent, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try checkAllHeard(sourceLocation)
        note(.outside("event \(event.name)" + (event.payload.map { " \($0.excerpt)" } ?? "")))
        do {
            try await bot.send(event, to: session.id)
        } catch {
            throw failure("The bot cannot be told: \(error)", sourceLocation)
        }
        try await settle(sourceLocation)
    }

    /// Turns the bot's clock: what is due meanwhile goes off in its order, and has its effect before this returns.
    ///
    /// The clock is the bot's, so time passes in all conversations with it. A bot that nobody has given a clock gets one
    /// to turn by hand with the first conversation that a test holds.
    ///
    /// - Throws: ``ConversationFailure`` when a reply was not heard before, when the bot has a clock of another kind, or
    ///   does not come to an end.
    public func advance(by duration: Duration, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try checkAllHeard(sourceLocation)
        try await settle(sourceLocation)
        guard let clock = bot.conversations.settings.clock as? ManualClock else {
            throw failure(
                "The bot's clock cannot be turned: give it a ManualClock before its first conversation.",
                sourceLocation
            )
        }
        note(.outside("\(duration.short) pass"))
        let timers = try bot.conversations.prepare().timers
        let end = clock.now + duration
        // Timers that set each other without any time between them would never come to an end.
        var remaining = 10_000
        while let next = timers.nextDeadline, next <= end {
            remaining -= 1
            guard remaining > 0 else { throw failure("Timers go off without end.", sourceLocation) }
            clock.turn(by: max(next - clock.now, .zero), timers.fireDue)
            try await settleAll(sourceLocation)
        }
        clock.turn(by: end - clock.now) {}
    }

    /// Waits for all conversations of the bot, of which each may have had a timer.
    private func settleAll(_ sourceLocation: SourceLocation) async throws {
        try await settle(sourceLocation)
        for session in bot.conversations.all where session !== self.session {
            guard await session.becomesIdle(within: limit) else {
                throw failure("Another conversation is still at work after \(limit.short).", sourceLocation)
            }
        }
    }
}
