#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Points in time in the language of a context, in English, and as ISO 8601 writes them.
struct DateTimeGrammar {
    let now: Date
    let zone: TimeZone
    let today: CivilDate
    let days: DayGrammar
    let local: LocalDateTimeGrammar?

    init(context: RecognitionContext) {
        now = context.now
        zone = context.timeZone
        today = CivilDate(context.now, in: context.timeZone)
        let days = DayGrammar(today: today, language: context.language)
        self.days = days
        local = TemporalVocabulary.of(EntityLanguage(tag: context.language)).map {
            LocalDateTimeGrammar(now: context.now, zone: context.timeZone, words: $0, digits: days)
        }
    }

    func read(_ reader: inout LexemeReader) -> Date? {
        // Nothing begins with a mark, and many texts are full of them.
        guard let first = reader.peek(), first.kind != .symbol || first.text == "@" else { return nil }
        return reader.attempt { instant(&$0) } ?? reader.attempt { local?.read(&$0) } ?? reader.attempt { shift(&$0) }
            ?? reader.attempt { dayThenTime(&$0) }
            ?? reader.attempt { timeThenDay(&$0) }
    }

    // MARK: Days and times together

    private func dayThenTime(_ reader: inout LexemeReader) -> Date? {
        guard let day = days.read(&reader) else { return nil }
        let time = reader.attempt { reader -> ClockTime? in
            _ = reader.take(",")
            if let time = ClockTime.read(&reader) { return time }
            guard let part = PartOfDay.read(&reader) else { return nil }
            return reader.attempt { ClockTime.read(&$0) }.map(part.place) ?? part.usual
        }
        if var time {
            if let part = reader.attempt({ PartOfDay.read(&$0) }) { time = part.place(time) }
            return day.date(seconds: time.seconds, in: zone)
        }
        return day.date(seconds: 0, in: zone)
    }

    private func timeThenDay(_ reader: inout LexemeReader) -> Date? {
        if let named = reader.attempt({ PartOfDay.named(&$0) }) {
            let time = reader.attempt { ClockTime.read(&$0) }.map(named.part.place) ?? named.part.usual
            return CivilDate(days: today.days + named.days).date(seconds: time.seconds, in: zone)
        }
        guard var time = ClockTime.read(&reader) else { return nil }
        if let part = reader.attempt({ PartOfDay.read(&$0) }) { time = part.place(time) }
        let day = reader.attempt { reader -> CivilDate? in
            _ = reader.take(",", "on")
            return days.read(&reader)
        }
        if let day { return day.date(seconds: time.seconds, in: zone) }
        if let named = reader.attempt({ PartOfDay.named(&$0) }) {
            return CivilDate(days: today.days + named.days).date(seconds: named.part.place(time).seconds, in: zone)
        }
        let date = today.date(seconds: time.seconds, in: zone)
        return date >= now ? date : CivilDate(days: today.days + 1).date(seconds: time.seconds, in: zone)
    }

    // MARK: Now, and so long from now

    private func shift(_ reader: inout LexemeReader) -> Date? {
        if reader.takeAll("right", "now") || reader.take("now") { return now }
        if reader.take("in", "within") { return span(&reader, sign: 1) }
        let start = reader.position
        for sign in [1, -1] {
            reader.position = start
            guard let date = span(&reader, sign: sign) else { return nil }
            if sign == 1, reader.takeAll("from", "now") || reader.take("later") { return date }
            if sign == -1, reader.take("ago", "earlier") { return date }
        }
        return nil
    }

    /// A length of time from now on: hours and shorter to the second, days and longer as calendar days.
    private func span(_ reader: inout LexemeReader, sign: Int) -> Date? {
        let calendar = reader.attempt { reader -> Date? in
            let count: Int
            if reader.take("a", "an") {
                count = reader.takeAll("couple", "of") ? 2 : 1
            } else {
                guard let number = NumberGrammar.read(&reader)?.whole, (0...100_000).contains(number) else {
                    return nil
                }
                count = number
            }
            guard let unit = reader.peek()?.text else { return nil }
            reader.position += 1
            let day: CivilDate? =
                switch unit {
                case "day", "days": CivilDate(days: today.days + sign * count)
                case "week", "weeks": CivilDate(days: today.days + sign * count * 7)
                case "fortnight", "fortnights": CivilDate(days: today.days + sign * count * 14)
                case "month", "months": today.adding(months: sign * count)
                case "year", "years": today.adding(months: sign * count * 12)
                default: nil
                }
            guard let day else { return nil }
            let time = reader.attempt { ClockTime.read(&$0) }
            return day.date(seconds: time?.seconds ?? 0, in: zone)
        }
        if let calendar { return calendar }
        return DurationGrammar.read(&reader).map { now.addingTimeInterval(Double(sign) * $0) }
    }

    // MARK: ISO 8601

    /// `2026-05-03T17:30:00.5+02:00`, with a blank or `T` in the middle; without an offset, in the context's zone.
    private func instant(_ reader: inout LexemeReader) -> Date? {
        guard let day = DayGrammar.iso8601(&reader) else { return nil }
        let time = reader.attempt { reader -> Date? in
            if reader.peek()?.text == "t", reader.peek()?.isJoined == true { reader.position += 1 }
            guard let hour = reader.digits(2...2), hour <= 24, reader.joined(":"),
                let minute = reader.digits(2...2, joined: true), minute < 60
            else { return nil }
            var second = 0
            var fraction = 0.0
            if reader.joined(":") {
                guard let read = reader.digits(2...2, joined: true), read <= 60 else { return nil }
                second = read
                if let point = reader.peek(), point.isJoined, point.text == ".", let digits = reader.peek(1),
                    digits.isJoined, digits.kind == .digits
                {
                    fraction = Double("0." + digits.text) ?? 0
                    reader.position += 2
                }
            }
            let seconds = hour * 3_600 + minute * 60 + second
            guard let offset = reader.attempt({ offset(&$0) }) else {
                return day.date(seconds: seconds, in: zone).addingTimeInterval(fraction)
            }
            return Date(timeIntervalSince1970: Double(day.days * 86_400 + seconds - offset) + fraction)
        }
        return time ?? reader.attempt { reader in
            _ = reader.take(",")
            return ClockTime.read(&reader).map { day.date(seconds: $0.seconds, in: zone) }
        } ?? day.date(seconds: 0, in: zone)
    }

    private func offset(_ reader: inout LexemeReader) -> Int? {
        if reader.joined("z") { return 0 }
        let sign = reader.joined("+") ? 1 : reader.joined("-") ? -1 : 0
        guard sign != 0 else { return nil }
        if let both = reader.digits(4...4, joined: true) { return sign * (both / 100 * 3_600 + both % 100 * 60) }
        guard let hours = reader.digits(2...2, joined: true) else { return nil }
        let minutes = reader.joined(":") ? reader.digits(2...2, joined: true) ?? 0 : 0
        return sign * (hours * 3_600 + minutes * 60)
    }
}
