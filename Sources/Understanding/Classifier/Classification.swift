/// An intent, and how sure the classifier is of it.
public struct IntentScore: Sendable, Hashable, Codable {
    /// The intent's name.
    public var intent: String

    /// From 0 to 1.
    ///
    /// Independent of the other intents: two may both be likely, and all may be unlikely.
    public var confidence: Double

    /// A score of an intent.
    public init(intent: String, confidence: Double) {
        self.intent = intent
        self.confidence = confidence
    }
}

/// What a classifier makes of one utterance.
public struct Classification: Sendable, Hashable, Codable {
    /// The intents that competed, best first.
    public var ranking: [IntentScore]

    /// The confidence from which on an intent counts as expressed.
    public var threshold: Double

    /// The best intent, or nil when even that one is below the threshold.
    public var accepted: IntentScore?

    /// A classification that accepts the first of `ranking` when its confidence is at or above `threshold`.
    public init(ranking: [IntentScore], threshold: Double) {
        self.ranking = ranking
        self.threshold = threshold
        accepted = ranking.first.flatMap { $0.confidence >= threshold ? $0 : nil }
    }
}
