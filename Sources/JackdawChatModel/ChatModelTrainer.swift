public import Logging
public import OpenAIEndpoint
public import Understanding

/// Understands what users say by asking a language model which intent it expresses.
///
/// The service is anything with OpenAI's `/chat/completions` and structured outputs: OpenAI itself, or a server of your
/// own such as Ollama, vLLM or llama.cpp. Each message is one request. Whenever the service fails, messages are
/// understood by their words alone, as `LexicalClassifier` does, until it works again. The same goes for its doubts:
/// what a model says is taken only where it names an intent that the bot listens for.
///
/// ```swift
/// bot.use(trainer: ChatModelTrainer(endpoint: "https://api.openai.com/v1", model: "gpt-4o-mini"))
/// ```
public struct ChatModelTrainer: ClassifierTrainer {
    /// The service.
    public var endpoint: ServiceEndpoint

    /// The model's name at the service.
    public var model: String

    /// What the bot is for, in a sentence or two that help the model to tell what is meant; nil: nothing is said.
    public var purpose: String?

    /// How freely the model chooses; nil: nothing is said, since not every model lets that be chosen.
    public var temperature: Double?

    /// The most time that one message waits for the service.
    public var timeLimit: Duration = .seconds(4)

    /// How many phrases of each intent the model is shown.
    public var phrasesPerIntent = 8

    /// How many of the last utterances are remembered, so that saying one again costs no request.
    public var rememberedUtterances = 512

    /// The most characters of an utterance that are sent.
    public var longestUtterance = 2_000

    /// What understands by words alone, while the service fails: threshold, and whether intents' names count.
    public var lexical: LexicalTrainer

    /// Where failures are reported.
    public var logger = Logger(label: "jackdaw.chatmodel")

    /// How long the service is left alone after it failed.
    package var breaker = CircuitBreaker()

    /// A trainer that asks `model` at `endpoint`.
    public init(
        endpoint: ServiceEndpoint,
        model: String,
        purpose: String? = nil,
        lexical: LexicalTrainer = LexicalTrainer()
    ) {
        self.endpoint = endpoint
        self.model = model
        self.purpose = purpose
        self.lexical = lexical
    }

    /// Learns `examples`, without a request: the service is first asked when a user says something.
    ///
    /// - Throws: `TrainingError` with everything that is wrong with the examples, and ``/OpenAIEndpoint/ServiceError`` for an endpoint
    ///   that cannot be asked at all.
    public func train(
        _ examples: [IntentExamples],
        entityValues: [String: [String]],
        language: Language
    ) async throws -> any IntentClassifier {
        let lexical = try lexical.classifier(examples, entityValues: entityValues, language: language)
        let client = try ServiceClient(endpoint: endpoint, answerLimit: 256 << 10)
        client.warnOfExposedKey(logger)
        let prompt = ChatPrompt(
            examples: examples,
            entityValues: entityValues,
            purpose: purpose,
            phrasesPerIntent: max(phrasesPerIntent, 0)
        )
        return ChatModelClassifier(lexical: lexical, client: client, prompt: prompt, settings: self)
    }
}
