import Foundation
import Testing
import Understanding

@Suite("Hostile input")
struct HostileInputTests {
    private static let million = 1_000_000

    static let texts: [(name: String, text: String)] = [
        ("one long word", String(repeating: "a", count: million)),
        ("many words", String(repeating: "want a pizza ", count: million / 13)),
        ("many numbers", String(repeating: "1,", count: million / 2)),
        ("one long number", String(repeating: "9", count: million)),
        ("many at signs", String(repeating: "a@", count: million / 2)),
        ("a long host", "a@" + String(repeating: "a.", count: million / 2)),
        ("many schemes", String(repeating: "http://", count: million / 7)),
        ("number words", String(repeating: "hundred and ", count: million / 12)),
        ("marks upon a letter", "e" + String(repeating: "\u{301}", count: million / 2)),
        ("control characters", String(repeating: "\u{0}\u{1}\u{1B}", count: million / 3)),
        ("emoji", String(repeating: "👩‍👩‍👧‍👦", count: million / 25)),
        ("right to left", String(repeating: "שלום \u{202E}", count: million / 12)),
        ("blanks", String(repeating: " ", count: million)),
        ("brackets", "http://x.y/" + String(repeating: "(", count: million)),
        ("days", String(repeating: "next ", count: million / 5)),
    ]

    @Test("a megabyte of anything is answered at once", arguments: texts.map(\.name))
    func megabyte(name: String) throws {
        let text = try #require(Self.texts.first { $0.name == name }).text
        let bot = try Bots.weather()
        let cities: DictionaryRecognizer = ["Paris": ["city of light"]]
        let recognizers: [any EntityRecognizer] = [
            cities, IntegerRecognizer(), NumberRecognizer(), DateTimeRecognizer(), DurationRecognizer(),
            EmailRecognizer(), URLRecognizer(), FreeTextRecognizer(), OrdinalRecognizer(), MoneyRecognizer(),
            PercentageRecognizer(), TemperatureRecognizer(), PhoneNumberRecognizer(),
            try RegularExpressionRecognizer(#"[A-Z]{2}\d+"#),
        ]
        let contexts = ["en", "fr", "de", "es"].map {
            RecognitionContext(now: Date(timeIntervalSince1970: 0), language: $0)
        }
        let start = ContinuousClock.now
        _ = bot.classify(text)
        for context in contexts {
            for recognizer in recognizers { _ = recognizer.matches(in: text, context: context) }
        }
        // Unoptimised and on a busy machine still far below what quadratic time would take.
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
