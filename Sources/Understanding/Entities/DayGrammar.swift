/// Days in English and in digits.
struct DayGrammar {
    let today: CivilDate
    let language: String

    func read(_ reader: inout LexemeReader) -> CivilDate? {
        reader.attempt { reader in
            _ = reader.take("on")
            return reader.attempt { named(&$0) } ?? reader.attempt { weekday(&$0) } ?? reader.attempt { unit(&$0) }
                ?? reader.attempt { WeekGrammar.end(&$0, Self.ends, today) }
                ?? reader.attempt { WeekGrammar.week(&$0, Self.weeks, today) } ?? reader.attempt { calendar(&$0) }
        }
    }

    /// A day with its number.
    private func calendar(_ reader: inout LexemeReader) -> CivilDate? {
        reader.attempt { dayOfMonth(&$0) } ?? reader.attempt { monthThenDay(&$0) } ?? readDigits(&reader)
    }

    /// A day in nothing but digits.
    func readDigits(_ reader: inout LexemeReader) -> CivilDate? {
        reader.attempt { WeekGrammar.iso8601(&$0) } ?? reader.attempt { Self.iso8601(&$0) }
            ?? reader.attempt { digits(&$0) }
    }

    // MARK: Relative

    private func named(_ reader: inout LexemeReader) -> CivilDate? {
        _ = reader.peek()?.text == "the" && reader.peek(1)?.text == "day" && reader.take("the")
        if reader.takeAll("day", "after", "tomorrow") { return CivilDate(days: today.days + 2) }
        if reader.takeAll("day", "before", "yesterday") { return CivilDate(days: today.days - 2) }
        if reader.take("today") { return today }
        if reader.take("tomorrow", "tmrw") { return CivilDate(days: today.days + 1) }
        if reader.take("yesterday") { return CivilDate(days: today.days - 1) }
        return nil
    }

    private func weekday(_ reader: inout LexemeReader) -> CivilDate? {
        let start = reader.position
        let isNext = reader.take("next")
        let isLast = reader.take("last")
        let isThis = reader.take("this", "coming")
        if reader.take("weekend") || reader.takeAll("the", "weekend") {
            return today.weekend(isNext ? 1 : isLast ? -1 : 0)
        }
        let hasWord = reader.position > start
        guard let name = reader.peek(), let weekday = Self.weekdays[name.text] else { return nil }
        // "Sat" and "sun" are words of their own as well: short names need a word before them.
        guard name.text.count > 3 || hasWord || reader.peek(-1)?.text == "on" else { return nil }
        reader.position += 1
        // "Friday, May 22": the date says more than the day of the week.
        if let date = reader.attempt({ reader -> CivilDate? in
            _ = reader.take(",")
            return calendar(&reader)
        }) {
            return date
        }
        if !hasWord, reader.takeAll("next", "week") { return inNextWeek(weekday) }
        if isNext { return inNextWeek(weekday) }
        let ahead = (weekday - today.weekday + 7) % 7
        if isLast { return CivilDate(days: today.days + (ahead == 0 ? -7 : ahead - 7)) }
        return CivilDate(days: today.days + (ahead == 0 && !isThis ? 7 : ahead))
    }

    private func inNextWeek(_ weekday: Int) -> CivilDate {
        CivilDate(days: today.days - today.weekday + 7 + weekday)
    }

    /// `next week` is a week from today, `next month` the same day of it.
    private func unit(_ reader: inout LexemeReader) -> CivilDate? {
        let sign = reader.take("next") ? 1 : reader.take("last") ? -1 : 0
        guard sign != 0 else { return nil }
        if reader.take("week") { return CivilDate(days: today.days + 7 * sign) }
        if reader.take("month") { return today.adding(months: sign) }
        if reader.take("year") { return today.adding(months: 12 * sign) }
        return nil
    }

    // MARK: Absolute

    /// `3 May`, `the 3rd of May 2027`.
    private func dayOfMonth(_ reader: inout LexemeReader) -> CivilDate? {
        _ = reader.take("the")
        guard let day = ordinal(&reader) else { return nil }
        _ = reader.take("of")
        guard let month = month(&reader) else { return nil }
        return date(day, month, year(&reader))
    }

    /// `May 3rd`, `May 3, 2027`.
    private func monthThenDay(_ reader: inout LexemeReader) -> CivilDate? {
        guard let month = month(&reader) else { return nil }
        _ = reader.take("the")
        guard let day = ordinal(&reader) else { return nil }
        return date(day, month, year(&reader))
    }

    private func ordinal(_ reader: inout LexemeReader) -> Int? {
        if let day = reader.digits(1...2) {
            if let ending = reader.peek(), ending.isJoined, NumberGrammar.ordinalEndings.contains(ending.text) {
                reader.position += 1
            }
            return day
        }
        guard let name = reader.peek()?.text else { return nil }
        if let day = Self.ordinals[name] {
            reader.position += 1
            return day
        }
        guard let tens = ["twenty": 20, "thirty": 30][name] else { return nil }
        let offset = reader.peek(1)?.text == "-" ? 2 : 1
        guard let ones = reader.peek(offset).flatMap({ Self.ordinals[$0.text] }), ones < 10 else { return nil }
        reader.position += offset + 1
        return tens + ones
    }

    private func month(_ reader: inout LexemeReader) -> Int? {
        guard let name = reader.peek(), let month = Self.months[name.text] else { return nil }
        reader.position += 1
        if name.text.count <= 4, name.text != "may" { _ = reader.joined(".") }
        return month
    }

    private func year(_ reader: inout LexemeReader) -> Int? {
        reader.attempt { reader in
            _ = reader.take(",")
            return reader.digits(4...4)
        }
    }

    private func date(_ day: Int, _ month: Int, _ year: Int?) -> CivilDate? {
        today.next(day: day, month: month, year: year)
    }

    /// `2026-05-03`, `2026/05/03`.
    static func iso8601(_ reader: inout LexemeReader) -> CivilDate? {
        guard let year = reader.digits(4...4), let mark = reader.peek()?.text, mark == "-" || mark == "/",
            reader.joined(mark), let month = reader.digits(2...2, joined: true), reader.joined(mark),
            let day = reader.digits(2...2, joined: true)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// `3.5.2026`, `5/3/2026`, `5/3`.
    private func digits(_ reader: inout LexemeReader) -> CivilDate? {
        if ClockTime.isInsideNumber(reader) { return nil }
        guard let first = reader.digits(1...2), let mark = reader.peek()?.text, [".", "/", "-"].contains(mark),
            reader.joined(mark), let second = reader.digits(1...2, joined: true)
        else { return nil }
        var year: Int?
        let hasYear = reader.attempt { reader -> Bool? in
            guard reader.joined(mark), let read = reader.digits(2...4, joined: true), read < 100 || read >= 1_000 else {
                return nil
            }
            year = read < 100 ? 2_000 + read : read
            return true
        }
        // "1.5" is a number, and "1/2" more likely a half than a day.
        guard hasYear == true || mark == "/" && (first > 12 || second > 12) else { return nil }
        if let next = reader.peek(), next.isJoined, next.text == mark, reader.peek(1)?.kind == .digits { return nil }
        let monthFirst = mark != "." && isMonthFirst
        let preferred = monthFirst ? date(second, first, year) : date(first, second, year)
        return preferred ?? (monthFirst ? date(first, second, year) : mark != "." ? date(second, first, year) : nil)
    }

    private var isMonthFirst: Bool {
        let tag = language.lowercased()
        guard tag == "en" || tag.hasPrefix("en-") || tag.hasPrefix("en_") else { return false }
        return !["gb", "ie", "au", "nz", "in"].contains(String(tag.suffix(2))) || tag == "en"
    }

    private static let weekdays = table([
        ["monday", "mon"], ["tuesday", "tue", "tues"], ["wednesday", "wed"], ["thursday", "thu", "thurs"],
        ["friday", "fri"], ["saturday", "sat"], ["sunday", "sun"],
    ])

    private static let months = table([
        ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
        ["july", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["october", "oct"], ["november", "nov"],
        ["december", "dec"],
    ]).mapValues { $0 + 1 }

    private static let ordinals = table([
        ["first"], ["second"], ["third"], ["fourth"], ["fifth"], ["sixth"], ["seventh"], ["eighth"], ["ninth"],
        ["tenth"], ["eleventh"], ["twelfth"], ["thirteenth"], ["fourteenth"], ["fifteenth"], ["sixteenth"],
        ["seventeenth"], ["eighteenth"], ["nineteenth"], ["twentieth"],
    ]).mapValues { $0 + 1 }.merging(["thirtieth": 30]) { first, _ in first }

    private static let weeks = WeekGrammar.Names(
        names: ["week"],
        joiners: ["of", "in", "/", ","]
    )
    private static let ends: LexemePhrases<WeekGrammar.Period> = TemporalVocabulary.phrases([
        "end of the month|end of month|the end of the month|the end of this month": .month,
        "end of the year|end of year|the end of the year|the end of this year": .year,
    ])

    private static func table(_ names: [[String]]) -> [String: Int] {
        var table: [String: Int] = [:]
        for (position, names) in names.enumerated() { for name in names { table[name] = position } }
        return table
    }
}
