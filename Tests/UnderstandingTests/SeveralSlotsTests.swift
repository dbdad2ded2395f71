import Foundation
import Testing
import Understanding

@Suite("Several slots")
struct SeveralSlotsTests {
    private let context = RecognitionContext(now: Date(timeIntervalSince1970: 1_779_264_900))
    private let recognizers: [String: any EntityRecognizer] = [
        "city": ["Paris": ["city of light"], "London": [], "Rome": []] as DictionaryRecognizer,
        "dish": ["New York pizza": [], "pizza": []] as DictionaryRecognizer,
        "place": ["New York": [], "Boston": []] as DictionaryRecognizer,
        "count": IntegerRecognizer(), "date": DateTimeRecognizer(), "money": MoneyRecognizer(),
        "also": ["New York": [], "Boston": []] as DictionaryRecognizer,
    ]

    private func extract(_ phrases: [Phrase], _ utterance: String) -> [String: EntityValue] {
        SlotExtractor(phrases: phrases, recognizers: recognizers)
            .extract(from: utterance, context: context).mapValues(\.value)
    }

    private func phrase(_ pieces: String...) -> Phrase {
        Phrase(
            pieces.map { piece in
                guard piece.hasPrefix("{") else { return .text(piece) }
                let names = piece.dropFirst().dropLast().split(separator: ":").map(String.init)
                return .slot(parameter: names[0], entity: names[1])
            }
        )
    }

    @Test("values of one kind keep the order of the phrase where no words tell them apart")
    func order() {
        let phrases = [phrase("add ", "{first:count}", " ", "{second:count}", " ", "{third:count}")]
        #expect(
            extract(phrases, "add 3 one and twenty-two")
                == ["first": .integer(3), "second": .integer(1), "third": .integer(22)]
        )
        #expect(extract(phrases, "add 7") == ["first": .integer(7)])
    }

    @Test("the words before and behind tell values of one kind apart")
    func words() {
        let phrases = [phrase("{adults:count}", " adults and ", "{children:count}", " children")]
        let expected: [String: EntityValue] = ["adults": .integer(2), "children": .integer(3)]
        #expect(extract(phrases, "two adults and 3 children") == expected)
        #expect(extract(phrases, "for three children and two adults") == expected)
        let trips = [phrase("from ", "{leave:date}", " until ", "{back:date}")]
        let days = extract(trips, "until friday from tomorrow")
        #expect(days["leave"] == extract([phrase("{day:date}")], "tomorrow")["day"])
        #expect(days["back"] == extract([phrase("{day:date}")], "friday")["day"])
    }

    @Test("the longest of overlapping values of different kinds wins")
    func overlap() {
        let phrases = [phrase("{place:place}", " ", "{dish:dish}")]
        #expect(extract(phrases, "New York pizza") == ["dish": .text("New York pizza")])
        let prices = [phrase("{people:count}", " ", "{price:money}")]
        #expect(extract(prices, "5 dollars") == ["price": .text("5 USD")])
        #expect(extract(prices, "for 4 at most 5 dollars") == ["people": .integer(4), "price": .text("5 USD")])
    }

    @Test("of equally long ones the slot that is declared first wins")
    func declared() {
        #expect(extract([phrase("{a:place}", " ", "{b:also}")], "Boston") == ["a": .text("Boston")])
        #expect(extract([phrase("{b:also}", " ", "{a:place}")], "Boston") == ["b": .text("Boston")])
    }
}
