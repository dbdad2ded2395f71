/// Finds temperatures, and turns them into degrees Celsius: `20 °C`, `-5 degrees`, `70°F`, `zwanzig Grad`.
///
/// Degrees without a scale are Celsius, unless told otherwise.
public struct TemperatureRecognizer: EntityRecognizer {
    /// What degrees are meant in when nobody says.
    public enum Scale: Sendable, Hashable {
        /// Degrees Celsius.
        case celsius
        /// Degrees Fahrenheit.
        case fahrenheit
    }

    private let usual: Scale

    /// A recogniser of temperatures.
    public init(usual: Scale = .celsius) { self.usual = usual }

    /// A few typical ones.
    public var sampleValues: [String] { ["20 degrees", "21 °C", "70 °F", "minus five degrees"] }

    /// The temperatures in `text` in degrees Celsius, as ``EntityValue/number(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        LexemeReader.matches(in: text, language: EntityLanguage(tag: context.language)) { reader in
            guard var number = NumberGrammar.read(&reader, marksDegrees: true)?.value else { return nil }
            let hasDegrees = reader.take(anyOf: Self.degrees)
            if hasDegrees, Self.belowZero.isTaken(&reader) { number = -abs(number) }
            if let letter = reader.peek(), hasDegrees || letter.isJoined || letter.text.utf8.count > 1 {
                switch letter.text {
                case "c", "celsius", "centigrade", "centigrades", "centigrado", "centigrados":
                    reader.position += 1
                    if Self.belowZero.isTaken(&reader) { number = -abs(number) }
                    return .number(number)
                case "f", "fahrenheit":
                    reader.position += 1
                    return .number((number - 32) / 1.8)
                case "kelvin":
                    reader.position += 1
                    return .number(number - 273.15)
                default: break
                }
            }
            guard hasDegrees else { return nil }
            return .number(usual == .celsius ? number : (number - 32) / 1.8)
        }
    }

    private static let degrees = [
        "\u{B0}", "\u{BA}", "degree", "degrees", "grad", "degre", "degres", "grado", "grados",
    ]
    private static let belowZero = TemporalVocabulary.phrases(
        """
        below zero|unter null|sous zero|au - dessous de zero|au dessous de zero|en - dessous de zero|\
        en dessous de zero|bajo cero
        """
    )
}
