import Foundation
import Testing
import Understanding

@Suite("Training")
struct TrainingTests {
    @Test("the same examples give the same classifier")
    func deterministic() throws {
        let (first, second) = (try Bots.shop(), try Bots.shop())
        for utterance in ["a pizza", "are you open", "hello agent", "nothing"] {
            #expect(first.classify(utterance) == second.classify(utterance))
        }
    }

    @Test("a classifier that was saved and loaded says the same")
    func saved() throws {
        let bot = try Bots.weather()
        let loaded = try JSONDecoder().decode(LexicalClassifier.self, from: JSONEncoder().encode(bot))
        for utterance in ["weather in London", "hello", "rain", "nothing"] {
            #expect(loaded.classify(utterance) == bot.classify(utterance))
        }
    }

    @Test("everything that is wrong with the examples is said at once")
    func errors() throws {
        let examples = [
            Bots.intent("greet", "hello", "?!"), IntentExamples("silent", []), Bots.intent("greet", "hi"),
        ]
        let error = try #require(throws: TrainingError.self) { try LexicalClassifier(examples) }
        #expect(error.problems.map(\.intent) == ["greet", "silent", "greet"])
        #expect(error.problems.map(\.phraseIndex) == [1, nil, nil])
        #expect(error.description.contains("phrase '?!' of intent 'greet'"))
    }

    @Test("dozens of intents that differ in one word are told apart")
    func manyPhrases() throws {
        let examples = (0..<60).map { Bots.intent("intent\($0)", "show report number \($0)", "report \($0)") }
        let bot = try LexicalClassifier(examples)
        #expect(bot.classify("report 47").accepted?.intent == "intent47")
    }
}
