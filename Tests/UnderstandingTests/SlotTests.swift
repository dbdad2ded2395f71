import Foundation
import Testing
import Understanding

@Suite("Slots")
struct SlotTests {
    private let cities: DictionaryRecognizer = ["Paris": ["city of light"], "London": [], "Rome": []]
    private let context = RecognitionContext(now: Date(timeIntervalSince1970: 0))

    private func extract(_ phrases: [Phrase], _ utterance: String) -> [String: EntityValue] {
        SlotExtractor(
            phrases: phrases,
            recognizers: ["city": cities, "count": IntegerRecognizer(), "text": FreeTextRecognizer()]
        )
        .extract(from: utterance, context: context).mapValues(\.value)
    }

    @Test("a value goes to its slot wherever it stands")
    func single() {
        let phrases = [Phrase([.text("weather in "), .slot(parameter: "city", entity: "city")])]
        #expect(extract(phrases, "weather in the city of light") == ["city": .text("Paris")])
        #expect(extract(phrases, "London weather") == ["city": .text("London")])
        #expect(extract(phrases, "weather") == [:])
    }

    @Test("two slots of one kind are told apart by the words before them")
    func roles() {
        let phrases = [
            Phrase([
                .text("from "), .slot(parameter: "origin", entity: "city"), .text(" to "),
                .slot(parameter: "destination", entity: "city"),
            ])
        ]
        let expected: [String: EntityValue] = ["origin": .text("Rome"), "destination": .text("Paris")]
        #expect(extract(phrases, "a flight from Rome to Paris") == expected)
        #expect(extract(phrases, "to Paris from Rome") == expected)
        #expect(extract(phrases, "to Paris") == ["destination": .text("Paris")])
        #expect(extract(phrases, "Rome Paris") == expected)
    }

    @Test("free text is what stands between the words around its slot")
    func freeText() {
        let phrases = [
            Phrase([.text("my name is "), .slot(parameter: "name", entity: "text")]),
            Phrase([.text("call me "), .slot(parameter: "name", entity: "text"), .text(" please")]),
        ]
        #expect(extract(phrases, "Hello, my name is Ada Lovelace!") == ["name": .text("Ada Lovelace")])
        #expect(extract(phrases, "call me Ishmael please") == ["name": .text("Ishmael")])
        #expect(extract(phrases, "hello") == [:])
    }

    @Test("slots of different kinds are filled together")
    func kinds() {
        let phrases = [
            Phrase([
                .text("order "), .slot(parameter: "count", entity: "count"), .text(" tickets to "),
                .slot(parameter: "city", entity: "city"), .text(" for "), .slot(parameter: "who", entity: "text"),
            ])
        ]
        #expect(
            extract(phrases, "order two tickets to Rome for my mother")
                == ["count": .integer(2), "city": .text("Rome"), "who": .text("my mother")]
        )
    }

    @Test("a phrase that is only a free text takes the whole utterance")
    func whole() {
        #expect(
            extract([Phrase([.slot(parameter: "note", entity: "text")])], " buy milk ") == ["note": .text("buy milk")]
        )
    }
}
