/// Finds places in a row: `3rd`, `the third one`, `le 2e`, `der dritte`, `la tercera`.
///
/// English, and the language of the context where it is French, German or Spanish. In German a number with a full stop
/// (`3.`) counts only if a word follows.
public struct OrdinalRecognizer: EntityRecognizer {
    /// A recogniser of ordinal numbers.
    public init() {}

    /// A few typical ones.
    public var sampleValues: [String] { ["first", "second", "third", "1st", "2nd", "last"] }

    /// Those up to the tenth, and the last.
    public var spokenValues: [String] {
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last"]
    }

    /// The ordinals in `text`, as ``EntityValue/integer(_:)``; "last" is −1.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        LexemeReader.matches(in: text, language: EntityLanguage(tag: context.language)) {
            OrdinalGrammar.read(&$0).map { .integer($0) }
        }
    }
}
