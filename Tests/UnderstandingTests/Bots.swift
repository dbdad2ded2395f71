import Understanding

/// Small bots that several suites talk to.
enum Bots {
    static func shop(_ options: LexicalClassifier.Options = .init()) throws -> LexicalClassifier {
        try LexicalClassifier(
            [
                intent("greet", "hello", "hi there", "good morning", "hey"),
                intent("order_pizza", "I want a pizza", "order a large pizza please", "can I get a pizza delivered"),
                intent("opening_hours", "when are you open", "what are your opening hours", "when do you close"),
                intent("cancel", "cancel my order", "I changed my mind", "forget about the pizza"),
                intent("human", "talk to a person", "let me speak to someone", "connect me with an agent"),
            ],
            options: options
        )
    }

    static func weather() throws -> LexicalClassifier {
        try LexicalClassifier(
            [
                IntentExamples(
                    "weather",
                    [
                        Phrase([.text("weather in "), .slot(parameter: "city", entity: "city")]),
                        Phrase([.text("is it raining in "), .slot(parameter: "city", entity: "city"), .text("?")]),
                    ]
                ),
                intent("greet", "hello", "good morning"),
                IntentExamples("name", [Phrase([.text("my name is "), .slot(parameter: "name", entity: "anything")])]),
            ],
            entityValues: ["city": ["Paris", "City of Light", "London", "New York"]]
        )
    }

    static func intent(_ name: String, _ phrases: String...) -> IntentExamples {
        IntentExamples(name, phrases.map { Phrase($0) })
    }
}
