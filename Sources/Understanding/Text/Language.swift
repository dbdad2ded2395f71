/// The language a bot's phrases are written in.
///
/// It decides how words are reduced to stems. Text in any other language still works: words are then compared as
/// they are, and their character n-grams carry what stems would have carried.
public struct Language: RawRepresentable, Sendable, Hashable, Codable {
    /// The language's BCP 47 subtag, such as `en`.
    public let rawValue: String

    /// A language by its BCP 47 subtag.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// English.
    public static let english = Language(rawValue: "en")

    /// No language in particular: words are not reduced to stems.
    public static let undetermined = Language(rawValue: "und")

    var stemmer: any Stemmer {
        switch self {
        case .english: EnglishStemmer()
        default: NoStemmer()
        }
    }

    /// Words that say little about what an utterance is about.
    var functionWords: [String] {
        switch self {
        case .english: EnglishStemmer.functionWords
        default: []
        }
    }
}
