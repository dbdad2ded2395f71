import Understanding

/// The intents of a small bot, and what its users say that is in none of its phrases.
enum SampleBot {
    static let examples = [
        IntentExamples("greet", ["hello", "hi", "hello my friend", "hi bot", "hello there"].map { Phrase($0) }),
        IntentExamples("leave", ["goodbye", "bye bye", "bye for now", "goodbye then", "bye bot"].map { Phrase($0) }),
        IntentExamples(
            "order",
            ["i want a pizza", "order some food", "get me dinner", "pizza please"].map { Phrase($0) }
                + [Phrase([.text("i want "), .slot(parameter: "count", entity: "number"), .text(" pizzas")])]
        ),
        IntentExamples(
            "weather",
            ["how is the weather", "will it rain", "weather forecast please"].map { Phrase($0) }
                + [Phrase([.text("weather in "), .slot(parameter: "city", entity: "city")])]
        ),
    ]

    static let entityValues = ["city": ["Paris", "Oslo"], "number": ["two", "3"]]

    /// Other words for the same, which nothing but a service can know.
    static let heldOut = [
        ("salutations", "greet"), ("howdy my friend", "greet"), ("hey there", "greet"),
        ("farewell then", "leave"), ("cheerio for now", "leave"), ("ciao bot", "leave"),
        ("bring me a calzone", "order"), ("i fancy a margherita", "order"), ("buy some dinner", "order"),
        ("will it drizzle", "weather"), ("sunny in Oslo", "weather"), ("storm forecast", "weather"),
    ]

    static let unknown = [
        "my printer eats paper", "who wrote that novel", "seven purple elephants dance", "asdf jkl", "reset password",
    ]
}
