/// Finds phone numbers: `+49 30 1234567`, `(030) 123 45 67`, `555-0123-456`.
///
/// Seven to fifteen digits (ITU-T E.164 allows no more), in groups parted by blanks, hyphens, dots, slashes or brackets. The
/// value is the digits alone, with a plus in front when the country is given as `+49` or `0049`; a zero in brackets behind
/// it is left out. Days in digits, numbers with dots between thousands and addresses of the Internet are none.
public struct PhoneNumberRecognizer: EntityRecognizer {
    /// A recogniser of phone numbers.
    public init() {}

    /// A few typical ones.
    public var sampleValues: [String] { ["+1 202 555 0123", "030 1234567"] }

    /// The phone numbers in `text`, as ``EntityValue/text(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        let today = CivilDate(context.now, in: context.timeZone)
        let grammar = PhoneNumberGrammar(days: DayGrammar(today: today, language: context.language))
        return LexemeReader.matches(in: text) { grammar.read(&$0).map { .text($0) } }
    }
}
