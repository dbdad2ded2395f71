/// Weeks by their numbers, and the ends of months and years, in any language.
enum WeekGrammar {
    /// The words of one language for weeks.
    struct Names: Sendable {
        var names: Set<String>
        /// Between the week and the year.
        var joiners: Set<String>
    }

    enum Period: Sendable {
        case month
        case year
    }

    /// `week 23`, `KW 23/2026`, `semaine 23 de 2026`: its Monday.
    static func week(_ reader: inout LexemeReader, _ names: Names, _ today: CivilDate) -> CivilDate? {
        guard let name = reader.peek(), names.names.contains(name.text) else { return nil }
        reader.position += 1
        guard let number = reader.digits(1...2) else { return nil }
        let year = reader.attempt { reader -> Int? in
            if let joiner = reader.peek(), names.joiners.contains(joiner.text) { reader.position += 1 }
            return reader.digits(4...4)
        }
        // "Last week 2 of us", "one week 2 days".
        guard year != nil || ClockContext.of(reader.language).endsTime(reader) else { return nil }
        return today.week(number, year: year)
    }

    /// `2026-W23`, `2026-W23-3`.
    static func iso8601(_ reader: inout LexemeReader) -> CivilDate? {
        guard let year = reader.digits(4...4), reader.joined("-"), reader.joined("w"),
            let number = reader.digits(2...2, joined: true)
        else { return nil }
        guard let monday = CivilDate(days: 0).week(number, year: year) else { return nil }
        let weekday = reader.attempt { reader -> Int? in
            guard reader.joined("-"), let day = reader.digits(1...1, joined: true), (1...7).contains(day) else {
                return nil
            }
            return day
        }
        return CivilDate(days: monday.days + (weekday ?? 1) - 1)
    }

    /// `the end of the month`: its last day.
    static func end(
        _ reader: inout LexemeReader,
        _ phrases: LexemePhrases<Period>,
        _ today: CivilDate
    ) -> CivilDate? {
        phrases.take(&reader).flatMap { $0 == .month ? today.endOfMonth : today.endOfYear }
    }
}
