/// What a bot expects to hear, to help a recogniser choose between words that sound alike.
public struct SpeechHints: Sendable, Hashable {
    /// The language spoken, as a BCP 47 tag such as `en`.
    public var language: String

    /// Example phrases of the intents that the current state listens for.
    public var phrases: [String]

    /// Creates hints.
    public init(language: String, phrases: [String] = []) {
        self.language = language
        self.phrases = phrases
    }
}
