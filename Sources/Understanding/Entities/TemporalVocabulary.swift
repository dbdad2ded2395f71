/// The words of one language for days, times and spans.
///
/// Phrases are lexemes parted by blanks: lower case, without accents, punctuation as lexemes of its own.
struct TemporalVocabulary: Sendable {
    var now: LexemePhrases<Bool>
    var relativeDays: LexemePhrases<Int>
    var weekdays: [String: Int]
    var months: [String: Int]
    /// What may stand before a day and says nothing: "am", "le", "el".
    var articles: [String]
    /// Words for next, last and this before a weekday or unit, and behind it.
    var nextBefore: LexemePhrases<Bool>
    var nextAfter: LexemePhrases<Bool>
    var lastBefore: LexemePhrases<Bool>
    var lastAfter: LexemePhrases<Bool>
    var thisBefore: LexemePhrases<Bool>
    /// Words for the one after the next and the one before the last.
    var nextButOneBefore: LexemePhrases<Bool> = .none
    var lastButOneBefore: LexemePhrases<Bool> = .none
    var weekend: LexemePhrases<Bool>
    var weeks: WeekGrammar.Names
    var ends: LexemePhrases<WeekGrammar.Period>
    /// Between day and month, and between month and year.
    var joiners: [String]
    var dayOrdinals: [String: Int]
    /// Before a span from now on, and before one that is over.
    var ahead: LexemePhrases<Bool>
    var ago: LexemePhrases<Bool>
    var units: [String: Unit]
    var announcers: LexemePhrases<Bool>
    var noon: LexemePhrases<Bool>
    var midnight: LexemePhrases<Bool>
    var parts: LexemePhrases<PartOfDay>
    /// Parts of today.
    var partsOfToday: LexemePhrases<PartOfDay>
    /// The night before today.
    var lastNight: LexemePhrases<Bool> = .none
    /// Spans that are not a number and a unit, in seconds.
    var fixedSpans: LexemePhrases<Double>
    /// Spans of whole days and months that are not a number and a unit.
    var fixedShifts: LexemePhrases<Unit> = LexemePhrases([])
    /// Behind a unit: a part of it more.
    var more: LexemePhrases<Double>
    var and: [String]

    /// A unit of time.
    enum Unit: Sendable {
        case seconds(Double)
        case days(Int)
        case months(Int)
    }

    static func of(_ language: EntityLanguage) -> TemporalVocabulary? {
        switch language {
        case .english: nil
        case .french: french
        case .german: german
        case .spanish: spanish
        }
    }

    static func phrases(_ text: String) -> LexemePhrases<Bool> {
        LexemePhrases(lexemes(text).map { (phrase: $0, value: true) })
    }

    private static func lexemes(_ text: String) -> [[String]] {
        text.split(separator: "|").map(spellings).joined().map { $0.split(separator: " ").map(String.init) }
    }

    /// Umlauts are folded to their vowels, and written with an "e" where a keyboard has none.
    private static func spellings(_ text: Substring) -> [String] {
        let plain = String(text).replacing("ä", with: "a").replacing("ö", with: "o").replacing("ü", with: "u")
        guard plain != text else { return [plain] }
        return [
            plain, String(text).replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue"),
        ]
    }

    static func phrases<Value: Sendable>(_ table: KeyValuePairs<String, Value>) -> LexemePhrases<Value> {
        LexemePhrases(table.flatMap { entry in lexemes(entry.key).map { (phrase: $0, value: entry.value) } })
    }

    /// Names in order, each with its other spellings behind slashes.
    static func names(_ text: String, from first: Int = 0) -> [String: Int] {
        var table: [String: Int] = [:]
        for (position, names) in text.split(separator: " ").enumerated() {
            for name in names.split(separator: "/") { table[String(name)] = position + first }
        }
        return table
    }

    /// Units by name.
    static func units(_ table: KeyValuePairs<String, Unit>) -> [String: Unit] {
        var result: [String: Unit] = [:]
        for (names, unit) in table { for name in names.split(separator: " ") { result[String(name)] = unit } }
        return result
    }
}
