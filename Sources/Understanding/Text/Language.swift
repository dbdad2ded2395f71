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

    /// French.
    public static let french = Language(rawValue: "fr")

    /// German.
    public static let german = Language(rawValue: "de")

    /// Spanish.
    public static let spanish = Language(rawValue: "es")

    /// Italian.
    public static let italian = Language(rawValue: "it")

    /// Portuguese.
    public static let portuguese = Language(rawValue: "pt")

    /// Dutch.
    public static let dutch = Language(rawValue: "nl")

    /// No language in particular: words are not reduced to stems.
    public static let undetermined = Language(rawValue: "und")

    /// The language without its region: `fr-CA` and `FR` are `fr` as well.
    package var primary: String {
        rawValue.prefix { $0 != "-" && $0 != "_" }.lowercased()
    }

    var stemmer: any Stemmer {
        switch primary {
        case "en": EnglishStemmer()
        case "fr": SuffixStemmer.french
        case "de": SuffixStemmer.german
        case "es": SuffixStemmer.spanish
        case "it": SuffixStemmer.italian
        case "pt": SuffixStemmer.portuguese
        case "nl": SuffixStemmer.dutch
        default: NoStemmer()
        }
    }

    /// Words that say little about what an utterance is about.
    var functionWords: [String] {
        switch primary {
        case "en": EnglishStemmer.functionWords
        case "fr": FunctionWords.french
        case "de": FunctionWords.german
        case "es": FunctionWords.spanish
        case "it": FunctionWords.italian
        case "pt": FunctionWords.portuguese
        case "nl": FunctionWords.dutch
        default: []
        }
    }
}
