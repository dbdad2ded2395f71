/// The words of one language for days, times and spans.
///
/// Phrases are lexemes parted by blanks: lower case, without accents, punctuation as lexemes of its own.
struct TemporalVocabulary: Sendable {
    var now: [[String]]
    var relativeDays: [(phrase: [String], offset: Int)]
    var weekdays: [String: Int]
    var months: [String: Int]
    /// What may stand before a day and says nothing: "am", "le", "el".
    var articles: [String]
    /// Words for next, last and this before a weekday or unit, and behind it.
    var nextBefore: [[String]]
    var nextAfter: [[String]]
    var lastBefore: [[String]]
    var lastAfter: [[String]]
    var thisBefore: [[String]]
    /// Words for the one after the next and the one before the last.
    var nextButOneBefore: [[String]] = []
    var lastButOneBefore: [[String]] = []
    var weekend: [[String]]
    var weeks: WeekGrammar.Names
    var ends: [(phrase: [String], period: WeekGrammar.Period)]
    /// Between day and month, and between month and year.
    var joiners: [String]
    var dayOrdinals: [String: Int]
    /// Before a span from now on, and before one that is over.
    var ahead: [[String]]
    var ago: [[String]]
    var units: [String: Unit]
    var announcers: [[String]]
    var noon: [[String]]
    var midnight: [[String]]
    var parts: [(phrase: [String], part: PartOfDay)]
    /// Parts of today.
    var partsOfToday: [(phrase: [String], part: PartOfDay)]
    /// The night before today.
    var lastNight: [[String]] = []
    /// Spans that are not a number and a unit, in seconds.
    var fixedSpans: [(phrase: [String], seconds: Double)]
    /// Spans of whole days and months that are not a number and a unit.
    var fixedShifts: [(phrase: [String], unit: Unit)] = []
    /// Behind a unit: a part of it more.
    var more: [(phrase: [String], share: Double)]
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

    static func phrases(_ text: String) -> [[String]] {
        text.split(separator: "|").map(spellings).joined().map { $0.split(separator: " ").map(String.init) }
            .sorted { $0.count > $1.count }
    }

    /// Umlauts are folded to their vowels, and written with an "e" where a keyboard has none.
    private static func spellings(_ text: Substring) -> [String] {
        let plain = String(text).replacing("ä", with: "a").replacing("ö", with: "o").replacing("ü", with: "u")
        guard plain != text else { return [plain] }
        return [
            plain, String(text).replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue"),
        ]
    }

    static func phrases<Value>(_ table: KeyValuePairs<String, Value>) -> [(phrase: [String], Value)] {
        table.flatMap { entry in phrases(entry.key).map { ($0, entry.value) } }.sorted { $0.0.count > $1.0.count }
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
