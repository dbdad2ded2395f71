import Testing
import Understanding

@Suite("Bots with more intents than anybody writes")
struct ManyIntentsTests {
    @Test("ten thousand intents of one phrase are trained, told apart, saved and loaded")
    func tenThousand() throws {
        let examples = (0..<10_000).map {
            Bots.intent("intent\($0)", "show the \(Self.word($0)) of \(Self.word($0 * 7 + 3))")
        }
        let start = ContinuousClock.now
        let bot = try LexicalClassifier(examples)
        // Memory for a weight of each feature in each intent would be gigabytes, and training would take hours.
        #expect(ContinuousClock.now - start < .seconds(60))
        let loaded = try LexicalClassifier(saved: bot.saved())
        for number in [0, 4_711, 9_999] {
            let said = "the \(Self.word(number)) of \(Self.word(number * 7 + 3))"
            #expect(bot.classify(said).accepted?.intent == "intent\(number)")
            #expect(loaded.classify(said) == bot.classify(said))
            #expect(bot.explain(said).contributions.isEmpty == false)
        }
        #expect(bot.classify("quantum chromodynamics").accepted == nil)
    }

    @Test("many intents compete with some that have a single phrase and some that share theirs")
    func uneven() throws {
        var examples = (0..<20).map { number in
            IntentExamples("many\(number)", (0..<6).map { Phrase("\(Self.word(number)) number \($0)") })
        }
        examples.append(Bots.intent("single", "open the window"))
        examples.append(Bots.intent("twin", "close the door"))
        examples.append(Bots.intent("otherTwin", "Close the door!"))
        let bot = try LexicalClassifier(examples)
        #expect(bot.classify("please open the window").ranking.first?.intent == "single")
        #expect(bot.sharedPhrases.map(\.intents) == [["twin", "otherTwin"]])
        #expect(bot.classify("close the door").ranking.prefix(2).map(\.intent) == ["twin", "otherTwin"])
    }

    /// A word for each number.
    private static func word(_ number: Int) -> String {
        let letters = Array("abdefgiklmnoprstuvz")
        var result = ""
        var rest = number &* 2_654_435_761 % 1_000_003 + 1_000_003
        while rest > 0 {
            result.append(letters[rest % letters.count])
            rest /= letters.count
        }
        return result
    }
}
