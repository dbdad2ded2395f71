import Foundation
import Testing
import Understanding

/// What a recogniser is to find in a text, as a line of a table says it.
///
/// A heading names the recogniser, and where it matters the time, the time zone and the language: `# date
/// 2026-12-31T23:30 Asia/Tokyo en-GB`. Without them it is Wednesday, 20 May 2026, 10:15 in Berlin. A line has the text
/// and then every match with its value, `from 1.5 | 1.5 = 1.5`; one without bars is a match from end to end, and one
/// that ends in a bar has no match.
struct EntityCase: Sendable {
    struct Match: Sendable, Hashable {
        var text: String
        var value: String
    }

    var kind: String
    var context: RecognitionContext
    var text: String
    var expected: [Match]

    /// What the recogniser of this kind finds.
    var found: [Match] {
        guard let recognizer = Self.recognizers[kind] else { return [Match(text: "no such kind", value: kind)] }
        return recognizer.matches(in: text, context: context).map {
            Match(text: String(text[$0.range]), value: describe($0.value))
        }
    }

    static let recognizers: [String: any EntityRecognizer] = [
        "integer": IntegerRecognizer(), "number": NumberRecognizer(), "ordinal": OrdinalRecognizer(),
        "percentage": PercentageRecognizer(), "temperature": TemperatureRecognizer(), "money": MoneyRecognizer(),
        "duration": DurationRecognizer(), "date": DateTimeRecognizer(), "email": EmailRecognizer(),
        "url": URLRecognizer(), "phone": PhoneNumberRecognizer(), "text": FreeTextRecognizer(),
    ]

    /// The cases of a table.
    static func table(_ table: String, language: String) -> [EntityCase] {
        var kind = ""
        var context = RecognitionContext(now: .distantPast)
        var result: [EntityCase] = []
        for line in table.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
            if line.hasPrefix("# ") {
                let words = line.dropFirst(2).split(separator: " ").map(String.init)
                let zone = words.count > 2 ? words[2] : "Europe/Berlin"
                let time = words.count > 1 ? words[1] : "2026-05-20T10:15"
                kind = words[0]
                context.timeZone = TimeZone(identifier: zone) ?? .gmt
                context.language = words.count > 3 ? words[3] : language
                let style = Date.ISO8601FormatStyle(timeZone: context.timeZone)
                context.now = (try? style.parse(time + ":00\(offset(context.timeZone, time))")) ?? .distantPast
                continue
            }
            result.append(EntityCase(line, kind: kind, context: context))
        }
        return result
    }

    private init(_ line: Substring, kind: String, context: RecognitionContext) {
        self.kind = kind
        self.context = context
        var columns = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        if columns.count == 1 {
            let halves = Self.halves(line)
            text = halves.text
            expected = [halves]
            return
        }
        text = columns.removeFirst()
        if text.hasSuffix(" ") { text.removeLast() }
        expected = columns.filter { !$0.isEmpty }.map {
            Self.halves($0[...].drop { $0 == " " })
        }
    }

    private static func halves(_ column: Substring) -> Match {
        guard let sign = column.range(of: " = ", options: .backwards) else {
            return Match(text: "not a case: \(column)", value: "")
        }
        let value = column[sign.upperBound...]
        return Match(
            text: String(column[..<sign.lowerBound]),
            value: value.hasSuffix(" ") ? String(value.dropLast()) : String(value)
        )
    }

    /// The offset of a zone at a local time that is not near a change of clocks.
    private static func offset(_ zone: TimeZone, _ time: String) -> String {
        let near = (try? Date.ISO8601FormatStyle(timeZone: .gmt).parse(time + ":00Z")) ?? .distantPast
        let minutes = zone.secondsFromGMT(for: near) / 60
        let parts = [abs(minutes) / 60, abs(minutes) % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (minutes < 0 ? "-" : "+") + parts.joined(separator: ":")
    }

    private func describe(_ value: EntityValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let value): "\(value)"
        case .number(let value): describe(value)
        case .duration(let value):
            describe(Double(value.components.seconds) + Double(value.components.attoseconds) / 1e18)
        case .url(let url): url.absoluteString
        case .date(let date): describe(date)
        }
    }

    private func describe(_ value: Double) -> String {
        let rounded = (value * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }

    /// A day alone for its midnight, seconds only where there are some.
    private func describe(_ date: Date) -> String {
        let style = Date.ISO8601FormatStyle(timeZone: context.timeZone)
        let text = date.formatted(style)
        let (day, time) = (text.prefix(10), text.dropFirst(11).prefix(8))
        if time == "00:00:00" { return String(day) }
        return "\(day) \(time.hasSuffix(":00") ? time.prefix(5) : time)"
    }
}
