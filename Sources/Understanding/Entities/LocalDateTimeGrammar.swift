#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Points in time in French, German and Spanish.
struct LocalDateTimeGrammar {
    let now: Date
    let zone: TimeZone
    let words: TemporalVocabulary
    /// For days in digits.
    let digits: DayGrammar
    private let days: LocalDayGrammar
    private let clock: LocalClockGrammar
    private let spans: LocalDurationGrammar

    init(now: Date, zone: TimeZone, words: TemporalVocabulary, digits: DayGrammar) {
        self.now = now
        self.zone = zone
        self.words = words
        self.digits = digits
        days = LocalDayGrammar(words: words, digits: digits)
        clock = LocalClockGrammar(words: words)
        spans = LocalDurationGrammar(words: words)
    }

    private var today: CivilDate { digits.today }

    func read(_ reader: inout LexemeReader) -> Date? {
        reader.attempt { shift(&$0) } ?? reader.attempt { dayThenTime(&$0) } ?? reader.attempt { timeThenDay(&$0) }
    }

    // MARK: Days and times together

    private func day(_ reader: inout LexemeReader) -> CivilDate? {
        if let day = days.read(&reader) { return day }
        return reader.attempt { reader -> CivilDate? in
            reader.skip(anyOf: words.articles)
            guard reader.peek()?.kind == .digits else { return nil }
            return digits.read(&reader)
        }
    }

    private func dayThenTime(_ reader: inout LexemeReader) -> Date? {
        guard let day = day(&reader) else { return nil }
        let part = reader.attempt { self.part(&$0) }
        let time = reader.attempt { reader -> ClockTime? in
            _ = reader.take(",")
            return clock.read(&reader)
        }
        guard let time else { return day.date(seconds: part?.usual.seconds ?? 0, in: zone) }
        let placed = (part ?? reader.attempt { self.part(&$0) })?.place(time) ?? time
        return day.date(seconds: placed.seconds, in: zone)
    }

    private func timeThenDay(_ reader: inout LexemeReader) -> Date? {
        if let part = words.partsOfToday.take(&reader) { return date(today, part, &reader) }
        if words.lastNight.isTaken(&reader) { return date(CivilDate(days: today.days - 1), .night, &reader) }
        // "Am Abend um 8".
        let placed = reader.attempt { reader -> ClockTime? in
            guard let part = self.part(&reader) else { return nil }
            return clock.read(&reader).map(part.place)
        }
        guard var time = placed ?? clock.read(&reader) else { return nil }
        if let part = reader.attempt({ self.part(&$0) }) { time = part.place(time) }
        let day = reader.attempt { reader -> CivilDate? in
            _ = reader.take(",")
            return self.day(&reader)
        }
        if let day {
            if let part = reader.attempt({ self.part(&$0) }) { time = part.place(time) }
            return day.date(seconds: time.seconds, in: zone)
        }
        if let part = words.partsOfToday.take(&reader) {
            return today.date(seconds: part.place(time).seconds, in: zone)
        }
        let date = today.date(seconds: time.seconds, in: zone)
        return date >= now ? date : CivilDate(days: today.days + 1).date(seconds: time.seconds, in: zone)
    }

    /// A part of a day, with the time if one follows.
    private func date(_ day: CivilDate, _ part: PartOfDay, _ reader: inout LexemeReader) -> Date {
        let time = reader.attempt { clock.read(&$0) }.map(part.place) ?? part.usual
        return day.date(seconds: time.seconds, in: zone)
    }

    private func part(_ reader: inout LexemeReader) -> PartOfDay? {
        words.parts.take(&reader)
    }

    // MARK: Now, and so long from now

    private func shift(_ reader: inout LexemeReader) -> Date? {
        if words.now.isTaken(&reader) { return now }
        if words.ahead.isTaken(&reader) { return span(&reader, sign: 1) }
        if words.ago.isTaken(&reader) { return span(&reader, sign: -1) }
        return nil
    }

    /// A length of time from now on: hours and shorter to the second, days and longer as calendar days.
    private func span(_ reader: inout LexemeReader, sign: Int) -> Date? {
        let calendar = reader.attempt { reader -> Date? in
            guard let day = calendarSpan(&reader, sign) else { return nil }
            let time = reader.attempt { clock.read(&$0) }
            return day.date(seconds: time?.seconds ?? 0, in: zone)
        }
        return calendar ?? spans.read(&reader).map { now.addingTimeInterval(Double(sign) * $0) }
    }

    /// The day so many days, weeks, months or years from today.
    private func calendarSpan(_ reader: inout LexemeReader, _ sign: Int) -> CivilDate? {
        if let unit = words.fixedShifts.take(&reader) { return days.shifted(unit, by: Double(sign)) }
        guard let count = spans.count(&reader), (0...100_000).contains(count), let unit = spans.unit(&reader) else {
            return nil
        }
        return days.shifted(unit, by: Double(sign) * count)
    }
}
