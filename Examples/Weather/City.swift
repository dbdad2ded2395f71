import Jackdaw

/// The cities whose weather the bot knows.
enum City: String, CaseIterable, Sendable {
    case amsterdam = "Amsterdam"
    case barcelona = "Barcelona"
    case luxembourg = "Luxembourg"
    case newYork = "New York"

    /// The entity that finds a city in what people write, also by the other names that it has.
    static let entity = Entity<City>(
        "city",
        synonyms: [
            .amsterdam: ["Mokum", "Adam"],
            .barcelona: ["Barna", "BCN"],
            .luxembourg: ["Luxemburg", "Lëtzebuerg"],
            .newYork: ["New York City", "NYC", "the Big Apple"],
        ]
    )
}
