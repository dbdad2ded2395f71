extension LexicalClassifier {
    /// How a classifier is trained and when it accepts.
    public struct Options: Sendable, Hashable, Codable {
        /// The language of the phrases.
        public var language: Language

        /// The confidence from which on an intent is accepted.
        ///
        /// Confidence is calibrated on the phrases themselves so that 0.5 is the place where doubt begins. Raise it
        /// for a bot that had better ask again, lower it for one that had better guess. Utterances that are word for
        /// word a training phrase are accepted whatever the threshold.
        public var threshold: Double

        /// Whether the words of an intent's name count as one more phrase of it.
        ///
        /// `cancelOrder` tells as much as a phrase does. Turn it off when names are codes.
        public var usesIntentNames: Bool

        /// Options of a classifier.
        public init(language: Language = .english, threshold: Double = 0.5, usesIntentNames: Bool = true) {
            self.language = language
            self.threshold = threshold
            self.usesIntentNames = usesIntentNames
        }
    }
}
