/// Finds out which intent an utterance expresses.
///
/// ``LexicalClassifier`` is the one that needs nothing but the bot's own phrases. Others, such as one that asks a
/// service for embeddings, take part through the same requirement; that is why it may wait and fail.
public protocol IntentClassifier: Sendable {
    /// Ranks the intents that an utterance may express.
    ///
    /// - Parameters:
    ///   - utterance: What the user said.
    ///   - candidates: The intents that compete; nil: all that the classifier knows. Names it does not know are
    ///     ignored.
    func classify(_ utterance: String, among candidates: Set<String>?) async throws -> Classification
}
