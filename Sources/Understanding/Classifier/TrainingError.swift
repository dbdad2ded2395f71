/// Examples that no classifier can be trained from, all of them at once.
public struct TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One thing to be put right.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        enum Reason: Sendable, Hashable {
            case noPhrases
            case noWords(String)
            case repeatedIntent
        }

        /// The intent it is about.
        public let intent: String

        /// The position of the phrase it is about, or nil when it is about the whole intent.
        public let phraseIndex: Int?

        let reason: Reason

        /// What is wrong, and what to do.
        public var description: String {
            switch reason {
            case .noPhrases:
                "intent '\(intent)' has no training phrase; give it at least one"
            case .noWords(let phrase):
                "phrase '\(phrase)' of intent '\(intent)' has neither a word nor a slot; write what a user would say"
            case .repeatedIntent:
                "intent '\(intent)' is given twice; put all its phrases into one"
            }
        }
    }

    /// What is wrong, in the order of the examples.
    public let problems: [Problem]

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
