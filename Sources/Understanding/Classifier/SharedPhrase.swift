/// A phrase that several intents have.
///
/// Harmless where they never compete; a mistake where they do.
public struct SharedPhrase: Sendable, Hashable, Codable {
    /// The phrase as it was written first.
    public let phrase: Phrase

    /// The intents that have it, in the order in which they were given.
    public let intents: [String]
}
