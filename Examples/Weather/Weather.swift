import Jackdaw

enum Step: String, StateID, CaseIterable { case ready, asking, telling }

/// Makes a bot that tells the weather in a city, and asks for the city when it was not said.
func makeWeather() throws(InvalidBot) -> Bot {
    let city = Parameter("city", City.entity)
    let weather = Intent(
        "weather",
        phrases: [
            "what is the weather in \(city)",
            "how is the weather in \(city) today",
            "weather in \(city)",
            "is it raining in \(city)",
            "what is the weather like",
            "tell me the weather",
        ]
    )
    let place = Intent("place", phrases: ["\(city)", "in \(city)", "I mean \(city)", "\(city) please"])

    let cities = City.allCases.map(\.rawValue).joined(separator: ", ")

    return try Bot("weather", initial: Step.ready) {
        State(.ready) { When(.intent(weather) || .intent(place), goTo: .asking) }
        // Asks only when the message that led here names no city.
        Form(.asking) {
            Ask(city, "Which city do you mean?", again: "I know the weather in these cities: \(cities).")
            GoTo(.telling)
        }
        State(.telling) {
            Body { session in
                guard let place = session[city] else { return }
                let forecast = Forecast.of(place)
                try await session.reply("In \(place.rawValue) it is \(forecast.celsius) °C and \(forecast.sky).")
            }
            GoTo(.ready)
        }
        EveryState { Fallback("Ask me about the weather in a city.") }
    }
}
