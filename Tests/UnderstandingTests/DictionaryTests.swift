import Foundation
import Testing
import Understanding

@Suite("Dictionaries")
struct DictionaryTests {
    private let dishes: DictionaryRecognizer = [
        "Pizza Margherita": ["margherita", "cheese pizza"], "pizza": ["pie"], "crème brûlée": [],
        "Königsberger Klopse": ["meatballs"], "mint tea": [], "tea": ["cuppa"],
    ]

    private func found(_ recognizer: DictionaryRecognizer, _ text: String) -> [String] {
        let context = RecognitionContext(now: Date(timeIntervalSince1970: 0))
        return recognizer.matches(in: text, context: context).map { "\(text[$0.range]) = \($0.value)" }
    }

    @Test(
        "a slip of the keyboard is repaired",
        arguments: [
            ("a pizzza", "pizzza", "pizza"), ("a piza", "piza", "pizza"), ("a pozza", "pozza", "pizza"),
            ("a pizaz", "pizaz", "pizza"), ("one margerita, please", "margerita", "Pizza Margherita"),
            ("some meetballs", "meetballs", "Königsberger Klopse"),
            ("pizza margherrita", "pizza margherrita", "Pizza Margherita"),
        ]
    )
    func repairs(text: String, match: String, value: String) {
        #expect(found(dishes, text) == ["\(match) = \(EntityValue.text(value))"])
    }

    @Test(
        "what is no slip is not repaired",
        arguments: [
            // Two slips, a wrong first letter, and a word too short to be sure of.
            "a pizzzza", "a bizza", "a tee", "plaza",
        ]
    )
    func noRepairs(text: String) { #expect(found(dishes, text) == []) }

    @Test("capitals, accents and umlauts are read however they are encoded")
    func spelling() {
        let value = EntityValue.text("crème brûlée")
        #expect(found(dishes, "CRÈME BRÛLÉE") == ["CRÈME BRÛLÉE = \(value)"])
        #expect(found(dishes, "cre\u{300}me bru\u{302}le\u{301}e!") == ["cre\u{300}me bru\u{302}le\u{301}e = \(value)"])
    }

    @Test("the longest wins, wherever it was declared")
    func longest() {
        #expect(found(dishes, "mint tea") == ["mint tea = \(EntityValue.text("mint tea"))"])
        #expect(found(dishes, "a cheese pizza") == ["cheese pizza = \(EntityValue.text("Pizza Margherita"))"])
        #expect(
            found(dishes, "tea, mint tea and pie") == [
                "tea = \(EntityValue.text("tea"))", "mint tea = \(EntityValue.text("mint tea"))",
                "pie = \(EntityValue.text("pizza"))",
            ]
        )
    }

    @Test("of what is equally long the one declared first wins, and an exact word beats a repaired one")
    func order() {
        let sizes: DictionaryRecognizer = ["large": ["biggest"], "huge": ["biggest"], "small": ["little"]]
        #expect(found(sizes, "biggest") == ["biggest = \(EntityValue.text("large"))"])
        let names: DictionaryRecognizer = ["Marta": [], "Marte": []]
        #expect(found(names, "Marte") == ["Marte = \(EntityValue.text("Marte"))"])
    }
}
