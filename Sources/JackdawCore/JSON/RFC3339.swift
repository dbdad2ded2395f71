#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Times as text: RFC 3339 in UTC with milliseconds, `2026-03-01T09:30:00.000Z`.
///
/// By arithmetic, because formatters cost microseconds and one runs for every frame that is sent.
package enum RFC3339 {
    /// The text of a moment, rounded down to the millisecond; the years 0000 to 9999 are all that the format knows.
    package static func string(from date: Date) -> String {
        let moment = CivilTime(milliseconds: milliseconds(of: date))
        return "\(moment.dateText)T\(moment.timeText).\(CivilTime.padded(moment.millisecond, to: 3))Z"
    }

    /// The moment that a text names, in any offset; nil where it is no RFC 3339 time.
    package static func date(from text: String) -> Date? {
        var reader = Reader(rest: Array(text.utf8)[...])
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), (1...12).contains(month),
            reader.skip("-"), let day = reader.number(2), (1...31).contains(day),
            reader.skip("T") || reader.skip("t") || reader.skip(" "), let hour = reader.number(2), hour < 24,
            reader.skip(":"), let minute = reader.number(2), minute < 60, reader.skip(":"),
            let second = reader.number(2), second <= 60, let fraction = reader.fraction(),
            let offset = reader.offset(), reader.rest.isEmpty
        else { return nil }
        let days = CivilTime.days(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3600 + (minute - offset) * 60 + second
        return Date(timeIntervalSince1970: Double(seconds) + fraction)
    }

    private static let years0To9999: ClosedRange<Double> = -62_167_219_200_000...253_402_300_799_999

    package static func milliseconds(of date: Date) -> Int {
        // A thousandth of a millisecond more, so that 0.123, which no Double holds, is not rounded down to 122.
        let exact = (date.timeIntervalSince1970 * 1000 + 0.001).rounded(.down)
        guard !exact.isNaN else { return 0 }
        return Int(min(max(exact, years0To9999.lowerBound), years0To9999.upperBound))
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard let first = rest.first, UInt32(first) == character.value else { return false }
            rest.removeFirst()
            return true
        }

        mutating func number(_ digits: Int) -> Int? {
            guard rest.count >= digits else { return nil }
            var value = 0
            for byte in rest.prefix(digits) {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            rest.removeFirst(digits)
            return value
        }

        mutating func fraction() -> Double? {
            guard skip(".") else { return 0 }
            var value = 0.0
            var unit = 0.1
            guard let first = number(1) else { return nil }
            value = Double(first) * unit
            while let digit = number(1) {
                unit /= 10
                value += Double(digit) * unit
            }
            return value
        }

        /// Minutes east of Greenwich.
        mutating func offset() -> Int? {
            if skip("Z") || skip("z") { return 0 }
            let isWest = skip("-")
            guard isWest || skip("+"), let hours = number(2), hours < 24, skip(":"), let minutes = number(2),
                minutes < 60
            else { return nil }
            return (hours * 60 + minutes) * (isWest ? -1 : 1)
        }
    }
}
