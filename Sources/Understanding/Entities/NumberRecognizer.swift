/// Finds numbers in digits or words: `3.14`, `1.234,5`, `-5`, `2k`, `twenty-one`, `two and a half`, `trois virgule cinq`.
public struct NumberRecognizer: EntityRecognizer {
    /// A recogniser of numbers.
    public init() {}

    /// A few typical numbers.
    public var sampleValues: [String] { ["7", "3.5", "42", "two", "twenty"] }

    /// Whole numbers: those with decimals are too many.
    public var spokenValues: [String] { IntegerRecognizer().spokenValues }

    /// The numbers in `text`, as ``EntityValue/number(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        LexemeReader.matches(in: text, language: EntityLanguage(tag: context.language)) {
            NumberGrammar.read(&$0).map { .number($0.value) }
        }
    }
}
