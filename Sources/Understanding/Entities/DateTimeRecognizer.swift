#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Finds days and times: `tomorrow at 5`, `next friday`, `in two weeks`, `May 3rd`, `2026-05-03T17:30Z`, `half past six`.
///
/// * A day without a time is its midnight in the context's time zone; a time without a day is the next time the clock
///   shows it.
/// * "Friday" is the next one after today, "this friday" may be today, "next friday" is the one of next week (weeks begin on
///   Monday), "last friday" the one before today.
/// * Hours from 1 to 6 without "am" or "pm", such as "at 5", are meant in the afternoon; "05:00" is morning.
/// * `3/5/2026` is 5 March in English and 3 May in any other language and in British, Irish, Australian, New Zealand and
///   Indian English; where only one reading is a day, that one. `3.5.2026` is 3 May.
/// * A week by its number is its Monday, a weekend its Saturday, and the end of a month or year its last day. A time that a
///   change of clocks shows twice is the first of the two; one that it skips is as much later.
/// * A day of the year without a year is the next one to come. ISO 8601 is read whatever the language.
public struct DateTimeRecognizer: EntityRecognizer {
    /// A recogniser of days and times.
    public init() {}

    /// A few typical ones.
    public var sampleValues: [String] {
        [
            "today", "tomorrow", "tonight", "next friday", "at 5 pm", "monday", "in two hours", "tomorrow morning",
            "noon",
        ]
    }

    /// The days and times in `text`, as ``EntityValue/date(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        let grammar = DateTimeGrammar(context: context)
        let language = EntityLanguage(tag: context.language)
        var lexemes = Lexeme.lexemes(of: text)
        if language == .german { lexemes = lexemes.flatMap { $0.splitIntoDayAndPart(in: text) } }
        return LexemeReader.matches(in: lexemes, language: language) { grammar.read(&$0).map { .date($0) } }
    }
}
