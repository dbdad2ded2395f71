/// Makes a classifier out of a bot's intents, when the bot starts.
///
/// ``LexicalTrainer`` needs nothing else. Others may ask a service, so training may wait and fail.
public protocol ClassifierTrainer: Sendable {
    /// Learns `examples`.
    ///
    /// - Parameters:
    ///   - examples: What users may say, by intent.
    ///   - entityValues: For each entity that phrases have slots for, the values a user may name, synonyms included.
    func train(_ examples: [IntentExamples], entityValues: [String: [String]]) async throws -> any IntentClassifier
}
