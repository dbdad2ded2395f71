package import Understanding

extension ConversationEngine {
    /// What makes out intents; nil for a bot that has none.
    package var classifier: (any IntentClassifier)? { comprehension.classifier }

    /// What the bot would make of a text, without a conversation.
    ///
    /// - Parameters:
    ///   - text: What a user might say.
    ///   - state: Where it would be said, for the intents heard there to compete; nil: all that the bot has compete.
    package func understand(
        _ text: String,
        in state: String?
    ) async throws -> (classification: Classification?, match: IntentMatch?) {
        if let state { return try await comprehension.understand(text, in: state, context: recognitionContext) }
        let all = Set(definition.intents.map(\.name))
        return try await comprehension.understand(text, among: all, context: recognitionContext)
    }
}
