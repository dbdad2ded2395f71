/// How much a word next to a slot says: in "two adults and three children" the nouns more than "and".
struct WordWeights: Sendable {
    private let functionWords: Set<[UInt32]>

    subscript(word: ArraySlice<UInt32>) -> Int { functionWords.contains(Array(word)) ? 1 : 3 }

    /// The weights in a language, by its BCP 47 tag.
    static func of(_ tag: String) -> WordWeights {
        let language = Language(rawValue: tag)
        return byLanguage[language.primary] ?? english
    }

    private static let english = WordWeights(.english)
    private static let byLanguage = Dictionary(
        uniqueKeysWithValues: [.french, .german, .spanish, .italian, .portuguese, .dutch].map { (language: Language) in
            (language.rawValue, WordWeights(language))
        }
    )

    private init(_ language: Language) {
        var words: Set<[UInt32]> = []
        for text in language.functionWords {
            let own = Tokenizer.words(in: text)
            for position in 0..<own.count { words.insert(Array(own[position])) }
        }
        functionWords = words
    }
}
