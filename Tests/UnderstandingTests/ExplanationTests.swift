import Testing
import Understanding

@Suite("Explanations")
struct ExplanationTests {
    @Test(
        "contributions and bias add up to the score of the intent",
        arguments: ["could i get a pizza", "hello there", "weather in paris", "my name is Bob", "zzz"]
    )
    func sum(utterance: String) throws {
        for bot in [try Bots.shop(), try Bots.weather()] {
            let explanation = bot.explain(utterance)
            let score = try #require(explanation.scores.first)
            let sum = explanation.contributions.reduce(explanation.bias) { $0 + $1.weight }
            #expect(abs(sum - score.score) < 1e-4)
            #expect(explanation.intent == score.intent)
            #expect(explanation.classification == bot.classify(utterance))
        }
    }

    @Test("what speaks for and against the winner comes first, by weight")
    func order() throws {
        let explanation = try Bots.shop().explain("a pizza please")
        #expect(explanation.intent == "order_pizza")
        #expect(explanation.contributions.contains { $0.feature == "pizza" && $0.kind == .word && $0.weight > 0 })
        #expect(explanation.contributions.contains { $0.feature == "pizza please" && $0.kind == .pair })
        #expect(explanation.contributions.contains { $0.feature == "^piz" && $0.kind == .letters })
        let weights = explanation.contributions.map(\.weight.magnitude)
        #expect(weights == weights.sorted(by: >))
    }

    @Test("another intent than the best can be asked about")
    func other() throws {
        let bot = try Bots.shop()
        let explanation = bot.explain("a pizza please", intent: "cancel")
        #expect(explanation.intent == "cancel")
        #expect(explanation.contributions.contains { $0.weight < 0 })
        #expect(bot.explain("a pizza", among: ["greet"], intent: "cancel").intent == nil)
    }

    @Test("repaired, unknown and known words are told apart")
    func words() throws {
        let explanation = try Bots.shop().explain("a piza quantum")
        #expect(explanation.repairs.map { [$0.said, $0.meant] } == [["piza", "pizza"]])
        #expect(explanation.unknownWords == ["quantum"])
        #expect(explanation.coverage > 0 && explanation.coverage < 1)
        #expect(explanation.isTrainingPhrase == false)
        #expect(try Bots.shop().explain("I want a pizza").isTrainingPhrase)
    }

    @Test("a value of an entity shows as its kind, and a bot of one intent explains itself too")
    func kinds() throws {
        let weather = try Bots.weather().explain("weather in paris")
        #expect(weather.contributions.contains { $0.feature == "{city}" && $0.kind == .word })
        let single = try LexicalClassifier([Bots.intent("only", "what is the weather", "will it rain")])
        let explanation = single.explain("whats the weather like")
        let sum = explanation.contributions.reduce(explanation.bias) { $0 + $1.weight }
        #expect(abs(sum - (explanation.scores.first?.score ?? 0)) < 1e-4)
    }

    @Test("nothing said is nothing to explain")
    func empty() throws {
        #expect(try Bots.shop().explain("").contributions.isEmpty)
        #expect(try LexicalClassifier([]).explain("hello").intent == nil)
    }
}
