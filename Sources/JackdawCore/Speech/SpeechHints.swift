/// What a bot expects to hear, to help a recogniser choose between words that sound alike.
public struct SpeechHints: Sendable, Hashable {
    /// A sentence that the bot listens for, with the values that may stand in it.
    public struct Phrase: Sendable, Hashable, ExpressibleByStringLiteral {
        /// A part of a phrase.
        public enum Piece: Sendable, Hashable {
            /// Words as they are.
            case words(String)
            /// One of these, each of one or more words; with none, the phrase cannot be said in full.
            case oneOf([String])
        }

        /// The parts, in the order in which they are said.
        public var pieces: [Piece]

        /// A phrase of parts.
        public init(_ pieces: [Piece]) {
            self.pieces = pieces
        }

        /// A phrase of words alone.
        public init(stringLiteral value: String) {
            pieces = [.words(value)]
        }

        /// The phrase with the first of the values in each place.
        public var example: String {
            pieces.map { piece in
                switch piece {
                case .words(let words): words
                case .oneOf(let values): values.first ?? ""
                }
            }.joined()
        }
    }

    /// The language spoken, as a BCP 47 tag such as `en`.
    public var language: String

    /// Example phrases of the intents that the current state listens for, and of what answers its question.
    public var phrases: [Phrase]

    /// Whether the bot waits for something of which nobody knows the words, such as a name.
    public var takesAnyText: Bool

    /// Creates hints.
    ///
    /// - Parameters:
    ///   - language: The language spoken, as a BCP 47 tag.
    ///   - phrases: What is listened for.
    ///   - takesAnyText: Whether the bot waits for something of which nobody knows the words.
    public init(language: String, phrases: [Phrase] = [], takesAnyText: Bool = false) {
        self.language = language
        self.phrases = phrases
        self.takesAnyText = takesAnyText
    }
}
