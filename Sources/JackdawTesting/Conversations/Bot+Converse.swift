public import JackdawCore
public import Testing

extension Bot {
    /// Holds a conversation with the bot, as a test.
    ///
    /// No server runs and nothing sleeps: a step of the user ends once the bot has done with it, and time passes where
    /// ``TestUser/advance(by:sourceLocation:)`` lets it.
    ///
    /// ```swift
    /// @Test("who is well is told that this is good news")
    /// func well() async throws {
    ///     try await makeGreetings().converse { user in
    ///         try await user.says("hello")
    ///         try await user.hears("Hi! How are you?")
    ///         try await user.says("fine")
    ///         try await user.hears("I am glad to hear that!")
    ///     }
    /// }
    /// ```
    ///
    /// A conversation within another has a user of its own, who talks to the same bot at the same time.
    ///
    /// What goes another way is recorded at the line where the user was disappointed, and ends the conversation. A
    /// reply that nobody heard by the end is recorded too.
    ///
    /// - Parameters:
    ///   - user: Who the user is, as a platform would know.
    ///   - limit: How long a step may take by the clock of the machine, before the bot is taken to hang.
    ///   - isolation: The actor that the conversation is held on: the caller's.
    ///   - sourceLocation: Where the test is, for what goes wrong before its first step or after its last.
    ///   - conversation: The conversation.
    /// - Throws: What `conversation` throws but for ``ConversationFailure``, and ``/JackdawCore/PreparationError`` when
    ///   the bot cannot be prepared.
    public func converse(
        as user: String? = nil,
        within limit: Duration = .seconds(5),
        isolation: isolated (any Actor)? = #isolation,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ conversation: (TestUser) async throws -> Void
    ) async throws {
        let watch = ConversationWatch.over(self)
        try await prepare()
        // Both before the conversation starts, so that nothing of it is missed.
        var guest: (user: TestUser, attachment: JackdawCore.Attachment)?
        _ = try conversations.open(
            user: user,
            beforeStart: { session in
                let user = TestUser(session: session, bot: self, limit: limit)
                watch?.add(user)
                guest = (user, session.attach(after: 0) { [weak user] in user?.receive($0) })
            }
        )
        guard let (testUser, attachment) = guest else {
            preconditionFailure("a conversation that was opened without an id is a new one")
        }
        defer { watch?.remove(testUser) }
        defer { attachment.detach() }
        do {
            try await testUser.settle(sourceLocation)
            try await conversation(testUser)
            try await testUser.hearsNothing(sourceLocation: sourceLocation)
        } catch let failure as ConversationFailure {
            Issue.record(Comment(rawValue: failure.description), sourceLocation: failure.sourceLocation)
        }
    }
}
