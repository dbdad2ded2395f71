#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The header `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date.
enum RetryAfter {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// What is asked for, never less than nothing and never more than an hour.
    static func parse(_ value: String) -> Duration? {
        let seconds: Double
        if let number = Double(value.trimmed) {
            seconds = number
        } else if let date = date(value) {
            seconds = date.timeIntervalSinceNow
        } else {
            return nil
        }
        return seconds.isNaN ? nil : .seconds(min(max(seconds, 0), 3600))
    }

    /// A date as in `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that may still be sent (section 5.6.7).
    private static func date(_ value: String) -> Date? {
        let parts = value.split { $0 == " " || $0 == ":" || $0 == "," }
        guard parts.count == 8, parts[7] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let numbers = [parts[1], parts[3], parts[4], parts[5], parts[6]].compactMap { Int($0) }
        guard numbers.count == 5 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(
            from: DateComponents(
                year: numbers[1],
                month: month + 1,
                day: numbers[0],
                hour: numbers[2],
                minute: numbers[3],
                second: numbers[4]
            )
        )
    }
}
