/// What the weather is like; made up, but the same each time.
struct Forecast {
    let celsius: Int
    let sky: String

    /// The forecast for a city.
    static func of(_ city: City) -> Forecast {
        switch city {
        case .amsterdam: Forecast(celsius: 14, sky: "windy, with some rain")
        case .barcelona: Forecast(celsius: 24, sky: "sunny")
        case .luxembourg: Forecast(celsius: 16, sky: "cloudy")
        case .newYork: Forecast(celsius: 19, sky: "clear")
        }
    }
}
