import Foundation
import Testing
import Understanding

@Suite("Days and times")
struct DateTimeTests {
    /// Wednesday, 20 May 2026, 10:15 in Berlin summer time.
    private static let zone = TimeZone(secondsFromGMT: 7_200) ?? .gmt
    private static let now = Date(timeIntervalSince1970: 1_779_264_900)

    private func read(_ text: String, language: String = "en") -> [String] {
        let context = RecognitionContext(now: Self.now, timeZone: Self.zone, language: language)
        return DateTimeRecognizer().matches(in: text, context: context).map { match in
            guard case .date(let date) = match.value else { return "\(match.value)" }
            return String(date.ISO8601Format(.iso8601(timeZone: Self.zone)).prefix(16)).replacing("T", with: " ")
        }
    }

    @Test(
        "relative days",
        arguments: [
            ("today", "2026-05-20 00:00"), ("tomorrow", "2026-05-21 00:00"), ("yesterday", "2026-05-19 00:00"),
            ("the day after tomorrow", "2026-05-22 00:00"), ("friday", "2026-05-22 00:00"),
            ("this friday", "2026-05-22 00:00"), ("next friday", "2026-05-29 00:00"),
            ("last friday", "2026-05-15 00:00"),
            ("wednesday", "2026-05-27 00:00"), ("on Monday", "2026-05-25 00:00"), ("next week", "2026-05-27 00:00"),
            ("next month", "2026-06-20 00:00"), ("in two weeks", "2026-06-03 00:00"),
            ("3 days ago", "2026-05-17 00:00"),
            ("a week from now", "2026-05-27 00:00"), ("in a month", "2026-06-20 00:00"),
        ]
    )
    func relativeDays(text: String, expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "days of the calendar",
        arguments: [
            ("3 May", "2027-05-03 00:00"), ("May 23rd", "2026-05-23 00:00"), ("the 23rd of May", "2026-05-23 00:00"),
            ("May 3, 2028", "2028-05-03 00:00"), ("twenty-first of june", "2026-06-21 00:00"),
            ("2026-12-24", "2026-12-24 00:00"), ("24.12.2026", "2026-12-24 00:00"), ("12/24/2026", "2026-12-24 00:00"),
            ("24/12/2026", "2026-12-24 00:00"), ("29 February", "2028-02-29 00:00"), ("Dec. 24", "2026-12-24 00:00"),
        ]
    )
    func calendarDays(text: String, expected: String) { #expect(read(text) == [expected]) }

    @Test("the order of day and month follows the language")
    func order() {
        #expect(read("3/5/2026") == ["2026-03-05 00:00"])
        #expect(read("3/5/2026", language: "en-GB") == ["2026-05-03 00:00"])
        #expect(read("3/5/2026", language: "fr") == ["2026-05-03 00:00"])
    }

    @Test(
        "times, alone and with days",
        arguments: [
            ("at 5", "2026-05-20 17:00"), ("5pm", "2026-05-20 17:00"), ("9 am", "2026-05-21 09:00"),
            ("17:30", "2026-05-20 17:30"), ("5:30 p.m.", "2026-05-20 17:30"), ("noon", "2026-05-20 12:00"),
            ("half past six", "2026-05-20 18:30"), ("quarter to 7", "2026-05-21 06:45"),
            ("tomorrow at 5", "2026-05-21 17:00"), ("next friday at 17:30", "2026-05-29 17:30"),
            ("at 9 am on friday", "2026-05-22 09:00"), ("tomorrow morning", "2026-05-21 09:00"),
            ("friday at 8 in the evening", "2026-05-22 20:00"), ("tonight", "2026-05-20 21:00"),
            ("May 23rd, 10:00", "2026-05-23 10:00"), ("at 05:00", "2026-05-21 05:00"),
            ("5 o'clock", "2026-05-20 17:00"),
            ("in 2 hours", "2026-05-20 12:15"), ("half an hour ago", "2026-05-20 09:45"), ("now", "2026-05-20 10:15"),
            ("2026-05-03T17:30:00Z", "2026-05-03 19:30"), ("2026-05-03 17:30", "2026-05-03 17:30"),
            ("2026-05-03T17:30-04:00", "2026-05-03 23:30"),
        ]
    )
    func times(text: String, expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "what is no time is none",
        arguments: [
            "5", "1.5", "2026-02-30", "31 February", "25:00", "may I", "the sun", "99/99/9999", "version 1.2.3",
        ]
    )
    func none(text: String) { #expect(read(text) == []) }

    @Test("the range covers the whole expression and nothing else")
    func range() throws {
        let text = "A table next friday at 5pm, please"
        let match = try #require(
            DateTimeRecognizer().matches(in: text, context: .init(now: Self.now, timeZone: Self.zone)).first
        )
        #expect(text[match.range] == "next friday at 5pm")
    }
}
