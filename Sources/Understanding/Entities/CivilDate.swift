#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A day of the Gregorian calendar, as a number of days since 1 January 1970.
///
/// Reckoned here rather than by `Calendar`, which needs the large part of Foundation for what is a few divisions: years
/// are counted from March, so that the leap day is the last of its year.
struct CivilDate: Hashable {
    var days: Int

    init(days: Int) { self.days = days }

    /// Nil when there is no such day.
    init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day on which `date` falls in `zone`.
    init(_ date: Date, in zone: TimeZone) {
        let local = date.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: date))
        days = Int((local / 86_400).rounded(.down))
    }

    var components: (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day)
    }

    /// Monday is 0.
    var weekday: Int { ((days + 3) % 7 + 7) % 7 }

    /// The same day some months later, or the last of that month when it is shorter.
    func adding(months: Int) -> CivilDate? {
        let (year, month, day) = components
        let total = year * 12 + month - 1 + months
        guard total >= 12 else { return nil }
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        let last = Self.length(ofMonth: newMonth, year: newYear)
        return CivilDate(year: newYear, month: newMonth, day: min(day, last))
    }

    /// This day of a year; without one next year's when this year's is over, and for 29 February the next that there is.
    func next(day: Int, month: Int, year: Int?) -> CivilDate? {
        if let year { return CivilDate(year: year, month: month, day: day) }
        let thisYear = components.year
        for candidate in thisYear...(thisYear + 8) {
            if let date = CivilDate(year: candidate, month: month, day: day), date.days >= days { return date }
        }
        return nil
    }

    /// The last day of this month.
    var endOfMonth: CivilDate? {
        let (year, month, _) = components
        return CivilDate(year: year, month: month, day: Self.length(ofMonth: month, year: year))
    }

    /// The last day of this year.
    var endOfYear: CivilDate? { CivilDate(year: components.year, month: 12, day: 31) }

    /// The Saturday of this week or of one so many weeks from it.
    func weekend(_ weeks: Int) -> CivilDate { CivilDate(days: days - weekday + 5 + weeks * 7) }

    /// The Monday of a week as ISO 8601 numbers them, the first being the one with the year's first Thursday; without a
    /// year the next such week that is not over.
    func week(_ number: Int, year: Int?) -> CivilDate? {
        let thisYear = CivilDate(days: days - weekday + 3).components.year
        for candidate in year.map({ $0...$0 }) ?? thisYear...(thisYear + 1) {
            guard number >= 1, let fourth = CivilDate(year: candidate, month: 1, day: 4) else { continue }
            let monday = CivilDate(days: fourth.days - fourth.weekday + (number - 1) * 7)
            // Few years have a week 53, and none a 54.
            guard CivilDate(days: monday.days + 3).components.year == candidate else { continue }
            if year != nil || monday.days + 7 > days { return monday }
        }
        return nil
    }

    /// The point in time at which a clock in `zone` shows `seconds` after midnight on this day.
    ///
    /// What the clock shows twice is meant the first time; what it skips is as long after the change as it was to be.
    func date(seconds: Int, in zone: TimeZone) -> Date {
        let local = Double(days) * 86_400 + Double(seconds)
        let before = Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local - 86_400)))
        let date = Date(timeIntervalSince1970: local - before)
        let offset = Double(zone.secondsFromGMT(for: date))
        if offset == before { return date }
        // Past a change of clocks, unless the hour is one that does not exist.
        let moved = Date(timeIntervalSince1970: local - offset)
        return Double(zone.secondsFromGMT(for: moved)) == offset ? moved : date
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
