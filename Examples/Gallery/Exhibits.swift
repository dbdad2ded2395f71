import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the gallery shows, by name.
let exhibits: [String: @Sendable (Session) async throws -> Void] = [
    "text": { try await $0.reply("This is plain text: <b>nothing</b> in it is *marked up*.") },
    "markdown": { try await $0.reply(.markdown(guidedTour)) },
    "html": { try await $0.reply(.html("<p>This is <b>HTML</b>, shown in a <i>frame</i> of its own.</p>")) },
    "options": { try await $0.reply(.options("Yes", "No", .init("Maybe", description: "ask me later"))) },
    "yes": { try await $0.reply("You chose Yes.") },
    "no": { try await $0.reply("You chose No.") },
    "maybe": { try await $0.reply("You chose Maybe.") },
    "file": { try await $0.reply(.file(File(name: "poem.txt", data: Data(poem.utf8)))) },
    "image": {
        try await $0.reply(.image(Image(makePicture(), name: "sunset.png", description: "a sun over the sea")))
    },
    "audio": { try await $0.reply(.audio(Audio(samples: makeTone(), sampleRate: 16_000, name: "chord.wav"))) },
    "location": { try await $0.reply(.location(latitude: 49.6116, longitude: 6.1319, title: "Luxembourg")) },
    "markers": { try await $0.reply(.location(Location(title: "Where jackdaws nest", markers: nests))) },
    "charts": { session in
        for chart in makeCharts() { try await session.reply(.plotly(chart)) }
    },
    "rag": { try await $0.reply(.retrieval(answer)) },
    "custom": { try await $0.reply(.custom("traffic-light", ["lamp": "green", "seconds": 30])) },
    "stream": { try await $0.reply(.stream { emit in try await recite(guidedTour, emit) }) },
    "slow": { session in
        // Being slow is what it shows; it orders nothing.
        try await Task.sleep(for: .seconds(2))
        try await session.reply("That took two seconds.")
    },
    "error": { _ in throw BrokenExhibit() },
]

/// What the exhibit named `error` throws.
struct BrokenExhibit: Error {}

/// A text with some of what markdown can do.
private let guidedTour = """
    # A guided tour

    Markdown has *emphasis*, **strong emphasis**, `code`, ~~second thoughts~~ and [links](https://commonmark.org).

    1. a list
    2. with numbers
       - and one within it

    > A quotation, for good measure.

    ```swift
    let greeting = "Hello, \\(name)!"
    ```

    | What | How many |
    |---|---:|
    | rooms | 3 |
    | doors | 4 |
    """

private let poem = """
    A jackdaw sat upon a wire
    and told the passing clouds a joke.
    They laughed until they fell as rain.

    """

private let nests: [Location.Marker] = [
    .init(latitude: 49.6116, longitude: 6.1319, label: "Luxembourg"),
    .init(latitude: 52.2053, longitude: 0.1218, label: "Cambridge"),
    .init(latitude: 48.2082, longitude: 16.3738, label: "Vienna"),
]

private let answer = RetrievalAnswer(
    modelName: "a model of thought",
    question: "What do jackdaws eat?",
    answer: "Insects, seeds, and what people leave behind.",
    documents: [
        RetrievedDocument(content: "Jackdaws mostly eat insects and seeds.", source: "birds.pdf", page: 12),
        RetrievedDocument(content: "In towns they live on scraps as well.", source: "towns.pdf", page: 3),
    ]
)

/// Says a text word by word, as a language model would.
private func recite(_ text: String, _ emit: (String) async throws -> Void) async throws {
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
        try await emit(word + " ")
        // The pace of a model that writes; without it the stream would come all at once.
        try await Task.sleep(for: .milliseconds(15))
    }
}
