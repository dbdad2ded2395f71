/// Finds amounts of money: `$12.50`, `12,50 €`, `5 euros and 20 cents`, `EUR 7`, `zwanzig Dollar`.
///
/// The value is the amount and the currency's ISO 4217 code, such as `12.50 EUR`. A dollar is one of the United States and a
/// pound a British one unless a code says otherwise.
public struct MoneyRecognizer: EntityRecognizer {
    /// A recogniser of amounts of money.
    public init() {}

    /// A few typical ones.
    public var sampleValues: [String] { ["$5", "20 euros", "12.50 €", "ten dollars"] }

    /// The amounts in `text`, as ``EntityValue/text(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        LexemeReader.matches(in: text, language: EntityLanguage(tag: context.language)) { reader in
            let before = reader.takeValue(Self.marks) ?? reader.takeValue(Self.codes)
            guard let number = NumberGrammar.read(&reader), number.value >= 0, number.value < 1e15 else { return nil }
            guard
                let currency = before ?? reader.takeValue(Self.marks) ?? reader.takeValue(Self.codes)
                    ?? reader.takeValue(Self.names)
            else { return nil }
            let cents = before == nil ? reader.attempt { Self.cents(&$0) } ?? 0 : 0
            return .text("\(Self.amount(number.value + Double(cents) / 100)) \(currency)")
        }
    }

    /// `and 20 cents`.
    private static func cents(_ reader: inout LexemeReader) -> Int? {
        _ = reader.take("and", "und", "et", "y")
        guard let count = NumberGrammar.read(&reader)?.whole, (1...99).contains(count),
            reader.take("cent", "cents", "centimes", "centimos", "pence")
        else { return nil }
        return count
    }

    private static func amount(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        if hundredths % 100 == 0 { return "\(hundredths / 100)" }
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static let marks = ["$": "USD", "\u{20AC}": "EUR", "\u{A3}": "GBP", "\u{A5}": "JPY"]
    private static let codes = Dictionary(
        uniqueKeysWithValues: [
            "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "MXN", "BRL", "CNY", "INR", "SEK", "NOK", "DKK", "PLN",
        ].map { ($0.lowercased(), $0) }
    )
    private static let names = [
        "dollar": "USD", "dollars": "USD", "bucks": "USD", "dolar": "USD", "dolares": "USD", "euro": "EUR",
        "euros": "EUR",
        "pound": "GBP", "pounds": "GBP", "pfund": "GBP", "livres": "GBP", "libras": "GBP", "quid": "GBP", "yen": "JPY",
        "yens": "JPY", "yenes": "JPY", "franken": "CHF", "francs": "CHF", "francos": "CHF", "rupees": "INR",
    ]
}
