import Understanding

/// What a bot understands: which intents it listens for in which state, and how it tells them apart.
struct Comprehension: Sendable {
    /// What one state listens for.
    private struct Listening: Sendable {
        /// Everything that competes for a message.
        var candidates: Set<String> = []
        /// What the state itself listens for; it wins a tie against `EveryState`.
        var own: Set<String> = []
    }

    private let classifier: (any IntentClassifier)?
    private let listening: [String: Listening]
    private let extractors: [String: SlotExtractor]
    private let phrases: [String: [String]]

    /// Whether classifying neither waits nor fails, so that it needs no task of its own to be cancelled in.
    let isImmediate: Bool

    /// Learns the bot's intents.
    ///
    /// - Throws: ``PreparationError`` when they cannot be learnt.
    init(definition: BotDefinition, settings: ConversationSettings) throws(PreparationError) {
        var listening: [String: Listening] = [:]
        for (name, state) in definition.states {
            let own = Set(state.transitions.flatMap { $0.trigger?.intents ?? [] }.map(\.name))
            listening[name] = Listening(candidates: definition.intents(heardIn: name), own: own)
        }
        self.listening = listening

        var recognizers: [String: any EntityRecognizer] = [:]
        for parameter in definition.intents.flatMap(\.parameters) {
            recognizers[parameter.entity.name] = parameter.entity.recognizer
        }
        var extractors: [String: SlotExtractor] = [:]
        for intent in definition.intents where !intent.parameters.isEmpty {
            extractors[intent.name] = SlotExtractor(phrases: intent.phrases.map(\.phrase), recognizers: recognizers)
        }
        self.extractors = extractors
        phrases = Dictionary(
            definition.intents.map { ($0.name, $0.phrases.map(Self.wording)) },
            uniquingKeysWith: { first, _ in first }
        )

        if let classifier = settings.classifier {
            self.classifier = classifier
            isImmediate = false
            return
        }
        isImmediate = true
        // Nothing to tell apart: with no candidates the classifier is never asked.
        guard !definition.intents.isEmpty else {
            classifier = nil
            return
        }
        do {
            classifier = try LexicalClassifier(
                definition.intents.map { IntentExamples($0.name, $0.phrases.map(\.phrase)) },
                entityValues: recognizers.mapValues(\.sampleValues)
            )
        } catch {
            throw PreparationError(bot: definition.name, reason: "\(error)")
        }
    }

    /// Example phrases of what a state listens for.
    func phrases(heardIn state: String) -> [String] {
        (listening[state]?.candidates ?? []).sorted().flatMap { phrases[$0] ?? [] }
    }

    /// Finds out what a user wants among what the current state listens for.
    func understand(
        _ text: String,
        in state: String,
        context: RecognitionContext
    ) async throws -> (classification: Classification?, match: IntentMatch?) {
        guard let classifier, let listening = listening[state], !listening.candidates.isEmpty, !text.isEmpty else {
            return (nil, nil)
        }
        let classification = try await classifier.classify(text, among: listening.candidates)
        guard var best = classification.accepted else { return (classification, nil) }
        if !listening.own.contains(best.intent),
            let own = classification.ranking.first(where: {
                $0.confidence >= best.confidence && listening.own.contains($0.intent)
            })
        {
            best = own
        }
        let found = extractors[best.intent]?.extract(from: text, context: context) ?? [:]
        let match = IntentMatch(name: best.intent, confidence: best.confidence, parameters: found.mapValues(\.value))
        return (classification, match)
    }

    private static func wording(_ phrase: IntentPhrase) -> String {
        phrase.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .parameter(let parameter): parameter.entity.recognizer.sampleValues.first ?? ""
            }
        }.joined()
    }
}
