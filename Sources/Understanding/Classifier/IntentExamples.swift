/// What users may say to express one intent.
public struct IntentExamples: Sendable, Hashable, Codable {
    /// The intent's name.
    ///
    /// Unless told otherwise, the words in it are one more example.
    public var intent: String

    /// The training phrases; two to twenty make a good bot.
    public var phrases: [Phrase]

    /// Examples of an intent.
    public init(_ intent: String, _ phrases: [Phrase]) {
        self.intent = intent
        self.phrases = phrases
    }
}
