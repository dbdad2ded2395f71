/// Trains a ``LexicalClassifier``: what a bot uses unless told otherwise.
///
/// ```swift
/// bot.use(trainer: LexicalTrainer(threshold: 0.6))
/// ```
public struct LexicalTrainer: ClassifierTrainer {
    /// The confidence from which on an intent is accepted; see ``LexicalClassifier/Options/threshold``.
    public var threshold: Double

    /// Whether the words of an intent's name count as one more phrase of it; turn it off when names are codes.
    public var usesIntentNames: Bool

    /// A trainer with these options.
    public init(threshold: Double = 0.5, usesIntentNames: Bool = true) {
        self.threshold = threshold
        self.usesIntentNames = usesIntentNames
    }

    /// The options of a classifier for phrases in `language`.
    public func options(for language: Language) -> LexicalClassifier.Options {
        LexicalClassifier.Options(language: language, threshold: threshold, usesIntentNames: usesIntentNames)
    }

    /// The classifier that ``train(_:entityValues:language:)`` makes, by its own type.
    public func classifier(
        _ examples: [IntentExamples],
        entityValues: [String: [String]],
        language: Language
    ) throws(TrainingError) -> LexicalClassifier {
        try LexicalClassifier(examples, entityValues: entityValues, options: options(for: language))
    }

    /// Learns `examples`, without waiting.
    public func train(
        _ examples: [IntentExamples],
        entityValues: [String: [String]],
        language: Language
    ) throws(TrainingError) -> any IntentClassifier {
        try classifier(examples, entityValues: entityValues, language: language)
    }
}
