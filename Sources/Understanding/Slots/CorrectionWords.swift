/// The words by which people take back what they said.
struct CorrectionWords: Sendable {
    /// Begin an answer that is about an earlier question: "no, large".
    let openings: [Words]
    /// Stand right before what is not meant: "not small", "instead of small".
    let negations: [Words]

    /// Those of all languages that entities are read in.
    ///
    /// Told apart they would have to be by the bot's language, which people leave when they are in a hurry.
    static let all = CorrectionWords(
        openings: [
            "no", "nope", "sorry", "actually", "i mean", "i meant", "wait", "oops", "rather", "make that", "make it",
            "non", "pardon", "plutôt", "en fait", "je veux dire", "je voulais dire", "enfin", "attends", "attendez",
            "nein", "nee", "doch", "ich meine", "ich meinte", "moment", "lieber", "quatsch",
            "perdón", "quiero decir", "quise decir", "mejor", "espera", "espere", "digo",
        ],
        negations: [
            "not", "instead of", "rather than", "pas", "au lieu de", "plutôt que", "nicht", "kein", "keine", "keinen",
            "statt", "anstatt", "no", "en vez de", "en lugar de",
        ]
    )

    private init(openings: [String], negations: [String]) {
        self.openings = openings.map(Tokenizer.words)
        self.negations = negations.map(Tokenizer.words)
    }

    /// Whether the words begin with one of the openings.
    func open(_ words: Words) -> Bool {
        openings.contains { opening in
            opening.count <= words.count && (0..<opening.count).allSatisfy { opening[$0] == words[$0] }
        }
    }

    /// Whether a negation ends right before the word at `position`.
    func negate(_ words: Words, at position: Int) -> Bool {
        negations.contains { negation in
            negation.count <= position
                && (0..<negation.count).allSatisfy { negation[$0] == words[position - negation.count + $0] }
        }
    }
}
