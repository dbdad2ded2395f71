/// What a recogniser heard.
public struct Transcript: Sendable, Hashable {
    /// The words.
    public var text: String

    /// How sure the recogniser is, from 0 to 1; nil when it does not say.
    public var confidence: Double?

    /// What else it may have been, the likeliest first.
    public var alternatives: [String]

    /// Creates a transcript.
    ///
    /// - Parameters:
    ///   - text: The words.
    ///   - confidence: How sure the recogniser is, from 0 to 1; nil when it does not say.
    ///   - alternatives: What else it may have been, the likeliest first.
    public init(_ text: String, confidence: Double? = nil, alternatives: [String] = []) {
        self.text = text
        self.confidence = confidence
        self.alternatives = alternatives
    }
}
