public import Logging
public import OpenAIEndpoint
public import Understanding

/// Understands what users say by vectors that a service makes of it, and by the words.
///
/// The service is anything with OpenAI's `/embeddings`: OpenAI itself, or a server of your own such as Ollama, vLLM or
/// llama.cpp. When the bot starts, its phrases are sent there in batches, and what comes back is kept on disk; then
/// each message is one request. Whenever the service fails, messages are understood by their words alone, as
/// `LexicalClassifier` does, until it works again.
///
/// ```swift
/// bot.use(trainer: EmbeddingTrainer(endpoint: "https://api.openai.com/v1", model: "text-embedding-3-small"))
/// ```
public struct EmbeddingTrainer: ClassifierTrainer {
    /// The service.
    public var endpoint: ServiceEndpoint

    /// The model's name at the service.
    public var model: String

    /// How many numbers a vector has; nil: as many as the model likes.
    public var dimensions: Int?

    /// Where phrases' vectors are kept.
    public var cache: EmbeddingCache = .standard

    /// The most time that one message waits for the service.
    public var timeLimit: Duration = .seconds(2)

    /// The most time that the bot's start waits for the service, after which it begins without.
    public var startLimit: Duration = .seconds(30)

    /// How many phrases are sent in one request.
    public var batchSize = 32

    /// How many of the last utterances are remembered, so that saying one again costs no request.
    public var rememberedUtterances = 512

    /// The most characters of an utterance that are sent.
    public var longestUtterance = 2_000

    /// What understands by words alone, while the service fails: threshold, and whether intents' names count.
    public var lexical: LexicalTrainer

    /// Where failures are reported.
    public var logger = Logger(label: "jackdaw.embeddings")

    /// How long the service is left alone after it failed.
    package var breaker = CircuitBreaker()

    /// A trainer that asks `model` at `endpoint`.
    public init(
        endpoint: ServiceEndpoint,
        model: String,
        dimensions: Int? = nil,
        lexical: LexicalTrainer = LexicalTrainer()
    ) {
        self.endpoint = endpoint
        self.model = model
        self.dimensions = dimensions
        self.lexical = lexical
    }

    /// Learns `examples`, with vectors where the service can be reached.
    ///
    /// A service that cannot be reached is no error: it is tried again while messages come in.
    ///
    /// - Throws: `TrainingError` with everything that is wrong with the examples, ``/OpenAIEndpoint/ServiceError`` for an endpoint that
    ///   cannot be asked at all, and `CancellationError`.
    public func train(
        _ examples: [IntentExamples],
        entityValues: [String: [String]],
        language: Language
    ) async throws -> any IntentClassifier {
        let lexical = try lexical.classifier(examples, entityValues: entityValues, language: language)
        let service = try EmbeddingService(endpoint: endpoint, model: model, dimensions: dimensions)
        // Nothing to tell apart, whatever the service says.
        guard examples.count > 1 else { return lexical }
        service.client.warnOfExposedKey(logger)
        let classifier = EmbeddingClassifier(
            lesson: EmbeddingLesson(
                examples: examples,
                entityValues: entityValues,
                lexical: lexical,
                service: service,
                store: VectorStore(cache: cache, identity: service.identity, logger: logger),
                batchSize: max(batchSize, 1),
                timeLimit: startLimit
            ),
            settings: self
        )
        try await classifier.start()
        return classifier
    }
}
