import Jackdaw
import JackdawTesting
import Testing

@testable import Weather

@Suite("Weather")
struct WeatherTests {
    @Test(
        "it knows a city by any of its names, in any of the phrases",
        arguments: [
            ("what is the weather in Barcelona", "In Barcelona it is 24 °C and sunny."),
            ("weather in the big apple", "In New York it is 19 °C and clear."),
            ("how is the weather in Luxemburg today", "In Luxembourg it is 16 °C and cloudy."),
        ]
    )
    func city(question: String, answer: String) async throws {
        try await ServedBot.serve(makeWeather()) { bot in
            let said = try await bot.converse().askText(question)
            #expect(said == answer)
        }
    }

    @Test("it asks for the city when none was said, also when one was said before")
    func missingCity() async throws {
        try await ServedBot.serve(makeWeather()) { bot in
            let user = try await bot.converse()
            #expect(try await user.askText("what is the weather like") == "Which city do you mean?")
            #expect(try await user.askText("in Amsterdam") == "In Amsterdam it is 14 °C and windy, with some rain.")
            #expect(try await user.askText("tell me the weather") == "Which city do you mean?")
            #expect(try await user.askText("Atlantis")?.hasPrefix("I know the weather in these cities: ") == true)
            #expect(try await user.askText("NYC") == "In New York it is 19 °C and clear.")
        }
    }
}
