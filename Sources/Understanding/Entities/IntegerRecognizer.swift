/// Finds whole numbers in digits or words: `42`, `1,234`, `12 500`, `-5`, `twenty-one`, `vingt et un`, `a dozen`.
///
/// Words are English ones and those of the context's language. A number with decimals is none, nor is one that does not fit
/// 64 bits, a version such as `1.2.3` or an Internet address.
public struct IntegerRecognizer: EntityRecognizer {
    /// A recogniser of whole numbers.
    public init() {}

    /// A few typical numbers.
    public var sampleValues: [String] { ["2", "10", "42", "one", "two", "three", "four", "five", "six", "ten"] }

    /// The numbers up to a hundred, and the hundreds up to a thousand.
    public var spokenValues: [String] {
        (Array(0...100) + Array(stride(from: 200, through: 1_000, by: 100))).map(String.init)
    }

    /// The whole numbers in `text`, as ``EntityValue/integer(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        // What is not whole is read all the same, so that "3.5" does not become 3 and 5.
        LexemeReader.matches(in: text, language: EntityLanguage(tag: context.language)) {
            NumberGrammar.read(&$0).map { $0.whole.map(EntityValue.integer) ?? .number(0) }
        }
        .filter { if case .integer = $0.value { true } else { false } }
    }
}
