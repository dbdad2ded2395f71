import Testing

@testable import Understanding

@Suite struct BlendedClassifierTests {
    /// Each intent has a direction of its own, in which its phrases' vectors point more or less.
    private static let examples = [
        IntentExamples("greet", ["hello", "hi there", "good morning", "good evening"].map { Phrase($0) }),
        IntentExamples("bye", ["goodbye", "see you later", "until tomorrow", "farewell"].map { Phrase($0) }),
        IntentExamples("order", ["a pizza please", "i want food", "bring me dinner", "an order"].map { Phrase($0) }),
    ]

    private static func vector(_ direction: Int?, nudge: Int) -> [Float] {
        var vector: [Float] = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
        if let direction { vector[direction] += 2 } else { vector[7] += 2 }
        vector[3 + nudge % 3] += 0.2
        return vector
    }

    private static func classifier() throws -> BlendedClassifier {
        let texts = SpokenText.all(of: examples, entityValues: [:], usesIntentNames: true)
        return try BlendedClassifier(
            lexical: LexicalClassifier(examples),
            examples: examples,
            entityValues: [:],
            texts: texts,
            vectors: texts.enumerated().map { vector($1.intent, nudge: $0) }
        )
    }

    private static func classify(_ text: String, _ vector: [Float], among: Set<String>? = nil) throws -> Classification
    {
        let classifier = try classifier()
        return classifier.classify(classifier.lexical.read(text, among: among), vector: vector)
    }

    @Test("a vector tells what words that nobody taught mean", arguments: [(0, "greet"), (1, "bye"), (2, "order")])
    func unknownWords(direction: Int, intent: String) throws {
        let found = try Self.classify("qwertz uiop", Self.vector(direction, nudge: 1))
        #expect(found.accepted?.intent == intent)
    }

    @Test("what neither words nor vector know is rejected")
    func unknownAltogether() throws {
        let found = try Self.classify("qwertz uiop", Self.vector(nil, nudge: 1))
        #expect(found.accepted == nil)
        #expect(found.ranking.count == 3)
    }

    @Test("a phrase said word for word is certain, whatever the vector")
    func wordForWord() throws {
        let found = try Self.classify("A pizza, please!", Self.vector(0, nudge: 0))
        #expect(found.accepted?.intent == "order")
        #expect(found.ranking[0].confidence >= 0.99)
    }

    @Test("only candidates compete, and what is meant for another intent is accepted for none of them")
    func candidates() throws {
        let found = try Self.classify("qwertz uiop", Self.vector(2, nudge: 1), among: ["greet", "bye", "unheard of"])
        #expect(Set(found.ranking.map(\.intent)) == ["greet", "bye"])
        #expect(found.accepted == nil)
        #expect(try Self.classify("hello", Self.vector(0, nudge: 1), among: []).ranking.isEmpty)
    }

    @Test("the ranking falls, and confidences are between 0 and 1")
    func ranking() throws {
        let confidences = try Self.classify("good pizza", Self.vector(1, nudge: 2)).ranking.map(\.confidence)
        #expect(confidences == confidences.sorted(by: >))
        #expect(confidences.allSatisfy { 0...1 ~= $0 })
    }

    @Test("vectors that are all the same are no help and no harm")
    func equalVectors() throws {
        let texts = SpokenText.all(of: Self.examples, entityValues: [:], usesIntentNames: true)
        let same = [Float](repeating: 0.25, count: 8)
        let classifier = try BlendedClassifier(
            lexical: LexicalClassifier(Self.examples),
            examples: Self.examples,
            entityValues: [:],
            texts: texts,
            vectors: texts.map { _ in same }
        )
        let found = classifier.classify(classifier.lexical.read("bring me a pizza", among: nil), vector: same)
        #expect(found.ranking.first?.intent == "order")
        #expect(found.ranking.allSatisfy { $0.confidence.isFinite })
    }

    @Test("training on products of vectors gives what training on vectors does")
    func trainers() {
        var vectors: [[Float]] = []
        for row in 0..<30 {
            var vector: [Float] = []
            for column in 0..<12 {
                let noise: Int = (row * 7 + column * 5) % 11
                let own: Float = column == row / 10 ? 1 : 0
                vector.append(Float(noise) / 11 + own)
            }
            vectors.append(vector)
        }
        let labels = (0..<30).map { $0 / 10 }
        let rows = VectorRows(vectors)
        let byProducts = VectorModel.train(rows, labels: labels, classes: 3)
        let byVectors = VectorModel.train(rows, labels: labels, classes: 3, mostRows: 0)
        let first: [Float] = byProducts.weights + byProducts.biases
        let second: [Float] = byVectors.weights + byVectors.biases
        let differences: [Float] = zip(first, second).map { $0 - $1 }
        #expect(first.count == 39)
        #expect(differences.allSatisfy { $0.magnitude < 0.1 })
    }

    @Test("slots are filled with values, each phrase by other ones, and names are spelt out")
    func spokenTexts() {
        let city = Phrase([.text("weather in "), .slot(parameter: "city", entity: "city"), .text("?")])
        let day = Phrase([.slot(parameter: "when", entity: "dayOfWeek")])
        let texts = SpokenText.all(
            of: [IntentExamples("askWeather_intent", [city, day, Phrase("weather in Paris?")])],
            entityValues: ["city": ["Paris", " ", "Rome", "Oslo"]],
            usesIntentNames: true
        )
        #expect(
            texts.map(\.text) == [
                "weather in Paris?", "weather in Rome?", "day of week", "weather in Paris?", "ask weather",
            ]
        )
        #expect(texts.map(\.phrase) == [0, 0, 1, 2, nil])
        #expect(texts.map(\.represents) == [true, false, true, true, false])
    }

    @Test("a text's key is the same in every process")
    func textKeys() {
        #expect(TextKey("hello") == TextKey("hello"))
        #expect(TextKey("hello") != TextKey("hello "))
        #expect(TextKey("\0") != TextKey(""))
        #expect(TextKey("hello").first == TextKey("hello").first)
    }
}
