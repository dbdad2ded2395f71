/// Why a classifier ranked an intent as it did.
///
/// ```swift
/// let explanation = classifier.explain("could i get a pizza")
/// for contribution in explanation.contributions.prefix(5) {
///     print(contribution.feature, contribution.weight)  // "pizza" 0.31 …
/// }
/// ```
public struct Explanation: Sendable, Hashable, Codable {
    /// What one feature of the utterance says about the intent.
    public struct Contribution: Sendable, Hashable, Codable {
        /// What of the utterance is looked at.
        public enum Kind: String, Sendable, Hashable, Codable {
            /// A word, whatever its form.
            case word
            /// Two words next to each other; `^` and `$` stand for the utterance's beginning and end.
            case pair
            /// Two to four letters of a word; `^` and `$` stand for the word's beginning and end.
            case letters
        }

        /// The feature, as the utterance has it.
        public var feature: String
        /// What kind of feature it is.
        public var kind: Kind
        /// What it adds to the score; below zero it speaks against the intent.
        public var weight: Double
    }

    /// A word that was taken for a known one.
    public struct Repair: Sendable, Hashable, Codable {
        /// The word as said.
        public var said: String
        /// The word it was taken for.
        public var meant: String
    }

    /// The score of an intent.
    public struct Score: Sendable, Hashable, Codable {
        /// The intent's name.
        public var intent: String
        /// The sum of the contributions and the bias, over the best reading of the utterance.
        public var score: Double
        /// What confidence is computed from: the score, and how much of the utterance is known.
        public var evidence: Double
    }

    /// What the classifier made of the utterance, with confidences and threshold.
    public var classification: Classification

    /// The intent that is explained: the best one, unless another was asked for.
    public var intent: String?

    /// What speaks for the intent and against it, the weightiest first.
    public var contributions: [Contribution]

    /// The score of an utterance without any known feature.
    public var bias: Double

    /// All intents that competed, in the order of the ranking.
    public var scores: [Score]

    /// The share of the utterance that the bot knows, from 0 to 1.
    public var coverage: Double

    /// The evidence that gives a confidence of one half.
    public var neededEvidence: Double

    /// The words that are in no phrase, not even repaired.
    public var unknownWords: [String]

    /// The words that were taken for others, spelt right.
    public var repairs: [Repair]

    /// Whether the utterance is one of the intent's phrases word for word, in which case scores matter little.
    public var isTrainingPhrase: Bool
}
