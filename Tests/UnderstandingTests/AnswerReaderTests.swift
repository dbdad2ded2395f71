import Foundation
import Testing

@testable import Understanding

@Suite("answers to questions")
struct AnswerReaderTests {
    private static let recognizers: [String: any EntityRecognizer] = [
        "size": DictionaryRecognizer([.init("small", synonyms: ["klein"]), .init("large", synonyms: ["groß", "big"])]),
        "integer": IntegerRecognizer(),
        "city": DictionaryRecognizer([.init("Paris"), .init("London"), .init("Rome")]),
        "dateTime": DateTimeRecognizer(),
        "freeText": FreeTextRecognizer(),
    ]

    private static let reader = AnswerReader(
        slots: [
            .init(parameter: "size", entity: "size"), .init(parameter: "pizzas", entity: "integer"),
            .init(parameter: "drinks", entity: "integer"), .init(parameter: "from", entity: "city"),
            .init(parameter: "to", entity: "city"), .init(parameter: "when", entity: "dateTime"),
            .init(parameter: "name", entity: "freeText"),
        ],
        phrases: [
            Phrase([
                .text("fly from "), .slot(parameter: "from", entity: "city"), .text(" to "),
                .slot(parameter: "to", entity: "city"),
            ])
        ],
        recognizers: recognizers
    )

    private func read(
        _ answer: String,
        asked: String,
        previous: String? = nil,
        known: Set<String> = []
    ) -> [String: EntityValue] {
        let context = RecognitionContext(now: Date(timeIntervalSince1970: 1_767_225_600), language: "de")
        return Self.reader.read(
            answer,
            to: .init(asked: asked, previous: previous, known: known),
            context: context
        ).mapValues(\.value)
    }

    @Test("what was asked for comes first, and other kinds are filled along")
    func several() {
        #expect(read("large", asked: "size") == ["size": .text("large")])
        #expect(read("two large ones", asked: "size") == ["size": .text("large"), "pizzas": .integer(2)])
        #expect(read("3", asked: "drinks", known: ["pizzas"]) == ["drinks": .integer(3)])
        #expect(read("pineapple", asked: "size").isEmpty)
        #expect(read("", asked: "size").isEmpty)
    }

    @Test("several of one kind keep their order, or are told apart by the words around them")
    func oneKind() {
        #expect(read("2 and 3", asked: "pizzas") == ["pizzas": .integer(2), "drinks": .integer(3)])
        #expect(read("Paris, London", asked: "from") == ["from": .text("Paris"), "to": .text("London")])
        #expect(read("to Rome from Paris", asked: "from") == ["from": .text("Paris"), "to": .text("Rome")])
        #expect(read("to Rome", asked: "from") == ["to": .text("Rome")])
    }

    @Test(
        "what is taken back does not count",
        arguments: [
            ("not small, large", "large"), ("large instead of small", "large"), ("small, no, large", "large"),
            ("no, large", "large"), ("nicht klein, groß", "large"), ("groß statt klein", "large"),
            ("not small", "small"), ("small, sorry, big", "large"),
        ]
    )
    func takenBack(answer: String, size: String) {
        #expect(read(answer, asked: "size") == ["size": .text(size)])
    }

    @Test("a correction is about the question before, when that was of the same kind")
    func corrections() {
        #expect(
            read("no, three", asked: "drinks", previous: "pizzas", known: ["pizzas"]) == ["pizzas": .integer(3)]
        )
        #expect(
            read("nein, drei und vier", asked: "drinks", previous: "pizzas", known: ["pizzas"])
                == ["pizzas": .integer(3), "drinks": .integer(4)]
        )
        #expect(read("no, large", asked: "pizzas", previous: "size", known: ["size"]) == ["size": .text("large")])
        #expect(read("large", asked: "pizzas", previous: "size", known: ["size"]) == ["size": .text("large")])
    }

    @Test("a longer mention of another kind wins over a shorter one inside it")
    func overlaps() {
        #expect(read("morgen um 5", asked: "pizzas").keys.sorted() == ["when"])
        #expect(read("5", asked: "pizzas") == ["pizzas": .integer(5)])
    }

    @Test("free text takes the whole answer")
    func freeText() {
        #expect(read(" Ada, 2 large ", asked: "name") == ["name": .text("Ada, 2 large")])
    }

    @Test("an answer of a megabyte is read in bounded time")
    func megabyte() {
        let clock = ContinuousClock()
        let text = String(repeating: "no large 2 Paris ", count: 60_000)
        #expect(clock.measure { _ = read(text, asked: "size") } < .seconds(5))
    }
}
