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
        ("mixed scripts", String(repeating: "приветhelloγεια你好שלום ", count: million / 40)),
        ("replacement characters", String(repeating: "\u{FFFD}", count: million / 3)),
        ("different words", (0..<(million / 7)).map { "w\($0)" }.joined(separator: " ")),
        ("almost known words", String(repeating: "weathre ", count: million / 8)),
    ]

    @Test("a classifier makes up its mind about a megabyte of anything in a moment", arguments: texts.map(\.name))
    func moment(name: String) throws {
        let text = try #require(Self.texts.first { $0.name == name }).text
        let bots = [try Bots.weather(), try Bots.shop()]
        let start = ContinuousClock.now
        for bot in bots { #expect(bot.classify(text).ranking.allSatisfy { (0...1).contains($0.confidence) }) }
        let spent = ContinuousClock.now - start
        #if DEBUG
        #expect(spent < .seconds(5))
        #else
        #expect(spent < .milliseconds(200), "100 each")
        #endif
    }

    @Test(
        "what has no words in it is no intent",
        arguments: [
            "", " ", "\n\t", "\u{0}", "\u{1B}[", "\u{202E}\u{200F}", "\u{FFFD}", "\u{FFFD}\u{FFFD}", "\u{301}",
            "\u{AD}", "\u{FEFF}",
            "\u{E000}", "\u{10FFFF}",
        ]
    )
    func noWords(text: String) throws {
        for bot in [try Bots.weather(), try Bots.shop()] { #expect(bot.classify(text).accepted == nil) }
        let error = #expect(throws: TrainingError.self) { try LexicalClassifier([Bots.intent("greet", "hello", text)]) }
        #expect(error?.problems.map(\.phraseIndex) == [1])
    }

    @Test("halves of surrogate pairs, as JSON may bring them, are no words but leave those around them whole")
    func unpairedSurrogates() throws {
        let halved = String(
            decoding: [0x68, 0x69, 0xD83D, 0x20, 0xDE42, 0x74, 0x68, 0x65, 0x72, 0x65] as [UInt16],
            as: UTF16.self
        )
        #expect(halved.unicodeScalars.contains("\u{FFFD}"))
        #expect(try Bots.shop().classify(halved).accepted?.intent == "greet")
    }

    @Test("emoji, mixed scripts and text from right to left are phrases like any other")
    func strangePhrases() throws {
        let bot = try LexicalClassifier([
            Bots.intent("like", "👍", "👍🏽👍", "❤️"), Bots.intent("greet", "שלום", "مرحبا", "שלום hello мир"),
            Bots.intent("mark", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}"), Bots.intent("order", "我要一个披萨"),
        ])
        for (text, intent) in [
            ("👍", "like"), ("❤️", "like"), ("\u{200F}שלום\u{200F}", "greet"), ("HELLO שלום", "greet"), ("一个披萨", "order"),
        ] {
            #expect(bot.classify(text).ranking.first?.intent == intent, "\(text)")
        }
        #expect(bot.classify("🙈").accepted == nil)
    }

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
