import Foundation
import Testing
import Understanding

@Suite("Saved classifiers")
struct SavedModelTests {
    private let utterances = [
        "a pizza", "weather in London", "piza please", "hello", "is it raining in Rome", "", "zzz",
    ]

    @Test("a classifier that was saved and loaded says just the same")
    func same() throws {
        let single = try LexicalClassifier([Bots.intent("only", "what is the weather", "will it rain")])
        for bot in [try Bots.shop(), try Bots.weather(), single, try LexicalClassifier([])] {
            let loaded = try LexicalClassifier(saved: bot.saved())
            #expect(loaded.intents == bot.intents)
            #expect(loaded.trainingChecksum == bot.trainingChecksum)
            for utterance in utterances { #expect(loaded.classify(utterance) == bot.classify(utterance)) }
        }
    }

    @Test("the checksum changes with all that training depends on, and with nothing else")
    func checksum() {
        let examples = [Bots.intent("a", "hello", "hi"), Bots.intent("b", "bye")]
        let base = LexicalClassifier.checksum(of: examples)
        let different = [
            LexicalClassifier.checksum(of: examples.reversed()),
            LexicalClassifier.checksum(of: [Bots.intent("a", "hello", "hi"), Bots.intent("b", "bye!")]),
            LexicalClassifier.checksum(of: [Bots.intent("a", "hello"), Bots.intent("b", "hi", "bye")]),
            LexicalClassifier.checksum(of: [Bots.intent("a", "hellohi"), Bots.intent("b", "bye")]),
            LexicalClassifier.checksum(of: examples, entityValues: ["city": ["Paris"]]),
            LexicalClassifier.checksum(of: examples, options: .init(language: .german)),
            LexicalClassifier.checksum(of: examples, options: .init(usesIntentNames: false)),
        ]
        #expect(Set(different + [base]).count == different.count + 1)
        #expect(LexicalClassifier.checksum(of: examples, options: .init(threshold: 0.9)) == base)
    }

    @Test("a saved classifier stands in for training only where it was trained on the same")
    func standsIn() throws {
        let examples = [Bots.intent("greet", "hello"), Bots.intent("leave", "goodbye")]
        let saved = try LexicalClassifier(examples).saved()
        let loaded = try LexicalClassifier(examples, options: .init(threshold: 0.2), saved: saved)
        #expect(loaded.options.threshold == 0.2)
        #expect(loaded.classify("hello").accepted?.intent == "greet")
        let changed = [Bots.intent("greet", "good morning"), Bots.intent("leave", "goodbye")]
        #expect(try LexicalClassifier(changed, saved: saved).classify("good morning").accepted?.intent == "greet")
        #expect(try LexicalClassifier(changed, saved: Data([1, 2, 3])).intents == ["greet", "leave"])
        #expect(try LexicalClassifier(changed, saved: nil).intents == ["greet", "leave"])
    }

    @Test("damaged bytes are told apart from strange ones, wherever the damage is")
    func damaged() throws {
        let saved = try Bots.weather().saved()
        for place in stride(from: 0, to: saved.count, by: 97) {
            var damaged = saved
            damaged[place] ^= 0x41
            #expect(throws: SavedModelError.self) { try LexicalClassifier(saved: damaged) }
        }
        for count in [0, 1, 7, 31, 32, 40, saved.count - 1] {
            #expect(throws: SavedModelError.self) { try LexicalClassifier(saved: saved.prefix(count)) }
        }
        let error = #expect(throws: SavedModelError.self) { try LexicalClassifier(saved: Data("hello there".utf8)) }
        #expect(error?.description.contains("no saved classifier") == true)
    }
}
