public import JackdawCore
import Synchronization
public import Testing

extension TestUser {
    /// Hears replies, in this order.
    ///
    /// - Throws: ``ConversationFailure`` when the bot said something else, or nothing.
    public func hears(_ expected: ExpectedReply..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for reply in expected { try await hear(reply, nil, sourceLocation) }
    }

    /// Hears a reply that comes by itself, without anything that the user did: from another task, or another session.
    ///
    /// - Parameters:
    ///   - expected: The reply.
    ///   - patience: How long it may take to come, by the clock of the machine.
    /// - Throws: ``ConversationFailure`` when the bot said something else, or nothing.
    public func hears(
        _ expected: ExpectedReply,
        within patience: Duration,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await hear(expected, patience, sourceLocation)
    }

    /// Hears the next reply, whatever it is, for a closer look.
    ///
    /// - Throws: ``ConversationFailure`` when the bot said nothing.
    @discardableResult
    public func hearsReply(sourceLocation: SourceLocation = #_sourceLocation) async throws -> ReplyContent {
        try await hear(.anything, nil, sourceLocation)
    }

    /// Hears that the bot keeps quiet.
    ///
    /// - Throws: ``ConversationFailure`` when it said something that was not heard yet.
    public func hearsNothing(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await settle(sourceLocation)
        try checkAllHeard(sourceLocation)
    }

    /// Lets everything pass that the bot said and nobody has heard.
    ///
    /// - Throws: ``ConversationFailure`` when the bot does not come to an end.
    public func ignoresReplies(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await settle(sourceLocation)
        story.withLock { $0.heard = $0.replies.count }
    }

    @discardableResult
    private func hear(
        _ expected: ExpectedReply,
        _ patience: Duration?,
        _ sourceLocation: SourceLocation
    ) async throws -> ReplyContent {
        try await settle(sourceLocation)
        if unheard.isEmpty, let patience { _ = await waitForReply(atMost: patience) }
        let heard = story.withLock { story -> ReplyContent? in
            guard story.heard < story.replies.count else { return nil }
            defer { story.heard += 1 }
            return story.replies[story.heard].content
        }
        guard let heard else {
            throw failure("The bot said nothing.\nexpected: \(expected)", sourceLocation)
        }
        guard let objection = expected.objection(heard) else { return heard }
        throw failure(
            """
            The bot said something else.
            \(objection.hasPrefix("expected:") ? "" : "expected: \(expected)\n   heard: \(heard.line)\n")\(objection)
            """,
            sourceLocation
        )
    }
}
