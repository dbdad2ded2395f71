/// Finds lengths of time: `2 hours`, `an hour and a half`, `1h 30m`, `90 min`, `half an hour`, `PT1H30M`.
///
/// A day counts 24 hours and a week seven days. Months and years have no fixed length and are none.
public struct DurationRecognizer: EntityRecognizer {
    /// A recogniser of lengths of time.
    public init() {}

    /// A few typical ones.
    public var sampleValues: [String] { ["2 hours", "ten minutes", "an hour", "half an hour", "3 days", "a week"] }

    /// The lengths of time in `text`, as ``EntityValue/duration(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        LexemeReader.matches(in: text, language: EntityLanguage(tag: context.language)) {
            DurationGrammar.read(&$0).map { .duration(.seconds($0)) }
        }
    }
}
