import Testing
import Understanding

@Suite("Phrases with slots")
struct PhrasesWithSlotsTests {
    @Test(
        "a value in the place of a slot matches, by any of its names",
        arguments: [
            "weather in Paris", "weather in the city of light", "weather in city of light", "Weather in new york?",
        ]
    )
    func values(utterance: String) throws {
        let accepted = try #require(try Bots.weather().classify(utterance).accepted)
        #expect(accepted.intent == "weather")
    }

    @Test("a phrase with its slot filled by a known value is as sure as a phrase word for word")
    func exact() throws {
        #expect(try Bots.weather().classify("is it raining in London").accepted?.confidence ?? 0 >= 0.99)
    }

    @Test("an unknown value in the place of a slot does not hide the intent")
    func unknownValue() throws {
        let bot = try Bots.weather()
        #expect(bot.classify("weather in Ouagadougou").accepted?.intent == "weather")
        #expect(bot.classify("my name is Bartholomew Featherstone").accepted?.intent == "name")
    }
}
