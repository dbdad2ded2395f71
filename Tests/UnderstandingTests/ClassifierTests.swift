import Testing
import Understanding

@Suite("What a classifier makes of an utterance")
struct ClassifierTests {
    @Test(
        "an utterance that resembles an intent's phrases is accepted as that intent",
        arguments: [
            ("hello there", "greet"), ("a pizza please", "order_pizza"), ("could I order a pizza", "order_pizza"),
            ("what time do you open", "opening_hours"), ("please cancel the order", "cancel"),
            ("can I speak to a person", "human"),
        ]
    )
    func accepts(utterance: String, intent: String) throws {
        #expect(try Bots.shop().classify(utterance).accepted?.intent == intent)
    }

    @Test(
        "what the bot was never told about is rejected",
        arguments: [
            "how tall is the Eiffel tower", "quantum chromodynamics", "asdf qwer zxcv", "12345", "???", "", "   ",
            "what is the distance to the moon", "\u{0}\u{1}\u{7F}", "🙈🙉🙊",
        ]
    )
    func rejects(utterance: String) throws {
        let result = try Bots.shop().classify(utterance)
        #expect(result.accepted == nil)
        #expect(result.ranking.count == 5)
        #expect(result.ranking.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test("a training phrase is always accepted, however it is spelt and whatever the threshold")
    func exactPhrases() throws {
        let bot = try Bots.shop(.init(threshold: 1))
        for phrase in ["Hello", "HI THERE!", "  when are   you open?", "I changed my mind."] {
            let accepted = try #require(bot.classify(phrase).accepted)
            #expect(accepted.confidence >= 0.99)
        }
    }

    @Test("typing errors are repaired")
    func typingErrors() throws {
        let bot = try Bots.shop()
        #expect(bot.classify("helo").accepted?.intent == "greet")
        #expect(bot.classify("order a large piza").accepted?.intent == "order_pizza")
        #expect(bot.classify("cancle my order").accepted?.intent == "cancel")
    }

    @Test(
        "a slip at the beginning of a word is repaired as well",
        arguments: [
            "i want a ipzza", "i want a oizza", "i want a xpizza", "a lrage pizza",
        ]
    )
    func typingErrorsAtTheStart(utterance: String) throws {
        #expect(try Bots.shop().classify(utterance).accepted?.intent == "order_pizza")
    }

    @Test(
        "a word is repaired by one slip only, and short words not at all",
        arguments: ["pizz", "zizzo", "iz"]
    )
    func repairs(word: String) throws {
        let repairs = try Bots.shop().explain("I want a \(word)").repairs
        #expect(repairs.map(\.meant) == (word == "pizz" ? ["pizza"] : []))
    }

    @Test("only candidates compete")
    func candidates() throws {
        let bot = try Bots.shop()
        let result = bot.classify("I want a pizza", among: ["greet", "cancel", "unheard of"])
        #expect(Set(result.ranking.map(\.intent)) == ["greet", "cancel"])
        #expect(result.accepted == nil)
        #expect(bot.classify("I want a pizza", among: []).ranking.isEmpty)
    }

    @Test("a phrase that a candidate shares with another intent is accepted as the candidate")
    func sharedPhrases() throws {
        let bot = try LexicalClassifier([
            Bots.intent("confirmOrder", "yes", "yes please"), Bots.intent("confirmDelivery", "yes", "yes deliver it"),
            Bots.intent("deny", "no", "no thanks"),
        ])
        #expect(bot.classify("yes", among: ["confirmDelivery", "deny"]).accepted?.intent == "confirmDelivery")
        #expect(bot.classify("yes", among: ["confirmOrder", "deny"]).accepted?.intent == "confirmOrder")
        #expect(bot.classify("yes").accepted != nil)
        #expect(bot.sharedPhrases.map(\.phrase) == [Phrase("yes")])
        #expect(bot.sharedPhrases.first?.intents == ["confirmOrder", "confirmDelivery"])
    }

    @Test("a clear candidate does not lose to an intent that does not compete")
    func outsiders() throws {
        let bot = try Bots.shop()
        #expect(bot.classify("cancel the pizza order please", among: ["cancel"]).accepted?.intent == "cancel")
    }

    @Test("a bot with one intent of one or two phrases knows them and nothing else")
    func oneIntent() throws {
        for phrases in [["hello"], ["what is the weather", "will it rain"]] {
            let bot = try LexicalClassifier([IntentExamples("only", phrases.map { Phrase($0) })])
            for phrase in phrases { #expect(bot.classify(phrase).accepted?.intent == "only") }
            for other in ["quantum flux", "book me a flight to Rome", "what is the time", "I am the walrus", "🙂"] {
                #expect(bot.classify(other).accepted == nil, "\(other)")
            }
        }
        let bot = try LexicalClassifier([Bots.intent("weather", "what is the weather", "will it rain")])
        #expect(bot.classify("whats the weather like").accepted?.intent == "weather")
    }

    @Test("the words of an intent's name count as a phrase, unless they shall not")
    func names() throws {
        let examples = [Bots.intent("cancelSubscription", "stop it"), Bots.intent("greet", "hello")]
        #expect(try LexicalClassifier(examples).classify("cancel subscription").accepted != nil)
        let bot = try LexicalClassifier(examples, options: .init(usesIntentNames: false))
        #expect(bot.classify("cancel subscription").accepted == nil)
    }

    @Test("the accepted intent is the first of the ranking, at or above the threshold")
    func threshold() throws {
        let strict = try Bots.shop(.init(threshold: 0.95)).classify("could I maybe order a pizza")
        let lenient = try Bots.shop(.init(threshold: 0.1)).classify("could I maybe order a pizza")
        #expect(lenient.accepted == lenient.ranking.first)
        #expect(strict.ranking == lenient.ranking)
        #expect(strict.ranking.map(\.confidence) == strict.ranking.map(\.confidence).sorted(by: >))
    }

    @Test("a classifier without intents accepts nothing")
    func empty() throws {
        let result = try LexicalClassifier([]).classify("hello")
        #expect(result.ranking.isEmpty)
        #expect(result.accepted == nil)
    }
}
