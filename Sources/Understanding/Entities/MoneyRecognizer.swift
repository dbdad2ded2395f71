/// Finds amounts of money: `$12.50`, `12,50 €`, `5 euros and 20 cents`, `zwei Euro fünfzig`, `EUR 7`, `zwanzig Dollar`.
///
/// The value is the amount and the currency's ISO 4217 code, such as `12.50 EUR`. A dollar is one of the United States, a
/// pound a British and a peso a Mexican one unless a code or a word says otherwise. Cents alone are those of a dollar in
/// English and those of a euro in other languages.
public struct MoneyRecognizer: EntityRecognizer {
    /// A recogniser of amounts of money.
    public init() {}

    /// A few typical ones.
    public var sampleValues: [String] { ["$5", "20 euros", "12.50 €", "ten dollars"] }

    /// The amounts in `text`, as ``EntityValue/text(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        LexemeReader.matches(in: text, language: EntityLanguage(tag: context.language)) { reader in
            MoneyGrammar.read(&reader).map { .text($0) }
        }
    }
}
