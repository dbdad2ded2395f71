/// What a recogniser heard.
public struct Transcript: Sendable, Hashable {
    /// The words.
    public var text: String

    /// How sure the recogniser is, from 0 to 1; nil when it does not say.
    public var confidence: Double?

    /// Creates a transcript.
    public init(_ text: String, confidence: Double? = nil) {
        self.text = text
        self.confidence = confidence
    }
}
