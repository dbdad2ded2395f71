/// What every recogniser is to find in every language.
enum EntityCases {
    static let languages: [(name: String, tag: String, tables: [String])] = [
        ("English", "en", [englishNumbers, englishQuantities, englishDates, englishTimes, englishAddresses]),
        ("French", "fr", [frenchNumbers, frenchQuantities, frenchDates, frenchTimes, frenchAddresses]),
        ("German", "de", [germanNumbers, germanQuantities, germanDates, germanTimes, germanAddresses]),
        ("Spanish", "es", [spanishNumbers, spanishQuantities, spanishDates, spanishTimes, spanishAddresses]),
    ]

    static let english = cases(of: "en")
    static let french = cases(of: "fr")
    static let german = cases(of: "de")
    static let spanish = cases(of: "es")

    static func cases(of tag: String) -> [EntityCase] {
        languages.filter { $0.tag == tag }.flatMap { language in
            language.tables.flatMap { EntityCase.table($0, language: tag) }
        }
    }
}
