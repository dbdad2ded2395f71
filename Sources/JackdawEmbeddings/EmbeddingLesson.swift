import OpenAIEndpoint
import Understanding

/// All that is needed to learn a bot's intents, as often as it takes.
struct EmbeddingLesson: Sendable {
    let examples: [IntentExamples]
    let entityValues: [String: [String]]
    let lexical: LexicalClassifier
    let service: EmbeddingService
    let store: VectorStore
    let batchSize: Int
    /// The most time all of it may take.
    let timeLimit: Duration

    /// Asks for the vectors that are not known from before, and learns from all.
    ///
    /// What arrived before a failure is kept, so that the next attempt asks for less.
    func learn() async throws -> BlendedClassifier {
        let end = ContinuousClock.now + timeLimit
        let texts = SpokenText.all(
            of: examples,
            entityValues: entityValues,
            usesIntentNames: lexical.options.usesIntentNames
        )
        var file = await store.load()
        let known = file.vectors.count
        do {
            try await fetch(texts.map(\.text), into: &file, until: end)
        } catch {
            if file.vectors.count != known { await store.save(file) }
            throw error
        }
        if file.changed { await store.save(file) }
        let vectors = texts.compactMap { file.vectors[TextKey($0.text)] }
        return try BlendedClassifier(
            lexical: lexical,
            examples: examples,
            entityValues: entityValues,
            texts: texts,
            vectors: vectors
        )
    }

    private func fetch(_ texts: [String], into file: inout VectorFile, until end: ContinuousClock.Instant) async throws
    {
        var missing: [String] = []
        var asked: Set<TextKey> = []
        for text in texts where asked.insert(TextKey(text)).inserted {
            if !file.use(TextKey(text)) { missing.append(text) }
        }
        var rest = missing[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(batchSize))
            rest = rest.dropFirst(batchSize)
            let left = end - .now
            guard left > .zero else { throw ServiceError(.timedOut(timeLimit)) }
            let vectors = try await service.vectors(of: batch, expected: nil, within: left)
            if let length = file.dimension, length != vectors[0].count {
                // The model behind the name is another one now: what the old one said is worth nothing.
                guard batch[0] == missing[0] else {
                    throw ServiceError(.badAnswer("vectors of \(length) and of \(vectors[0].count) numbers"))
                }
                file.removeAll()
                return try await fetch(texts, into: &file, until: end)
            }
            for (text, vector) in zip(batch, vectors) { file.add(vector, for: TextKey(text)) }
        }
    }
}
