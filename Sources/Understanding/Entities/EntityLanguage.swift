/// The languages in which numbers, days and times are read in words.
enum EntityLanguage: String, Sendable {
    case english = "en"
    case french = "fr"
    case german = "de"
    case spanish = "es"

    /// The language of a BCP 47 tag; English for any other, because English is understood in any case.
    init(tag: String) {
        self = EntityLanguage(rawValue: Language(rawValue: tag).primary) ?? .english
    }

    /// Whether `1.234,5` is how numbers are written.
    var hasDecimalComma: Bool { self != .english }

    /// Whether blanks part thousands, as ISO 80000-1 has it; elsewhere only blanks that do not break lines do.
    var hasBlanksInNumbers: Bool { self != .english }

    /// The articles that count one thing: "eine Stunde".
    var articles: Set<String> {
        switch self {
        case .english: Self.englishArticles
        case .french: Self.frenchArticles
        case .german: Self.germanArticles
        case .spanish: Self.spanishArticles
        }
    }

    private static let englishArticles: Set = ["a", "an"]
    private static let frenchArticles: Set = ["un", "une"]
    private static let germanArticles: Set = ["ein", "eine", "einen", "einem", "einer", "eines"]
    private static let spanishArticles: Set = ["un", "una"]
}
