/// Finds percentages: `15 %`, `twenty percent`, `12,5 pour cent`, `zehn Prozent`, `5 por ciento`.
public struct PercentageRecognizer: EntityRecognizer {
    /// A recogniser of percentages.
    public init() {}

    /// A few typical ones.
    public var sampleValues: [String] { ["10%", "50 percent", "twenty percent"] }

    /// The percentages in `text`, as ``EntityValue/number(_:)``: 15 for `15 %`.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        LexemeReader.matches(in: text, language: EntityLanguage(tag: context.language)) { reader in
            guard let number = NumberGrammar.read(&reader) else { return nil }
            let isPercentage =
                reader.take("%", "percent", "prozent") || reader.takeAll("a", "percent")
                || reader.takeAll("per", "cent")
                || reader.takeAll("pour", "cent") || reader.takeAll("por", "ciento") || reader.takeAll("por", "cien")
            return isPercentage ? .number(number.value) : nil
        }
    }
}
