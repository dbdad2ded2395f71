import OpenAIEndpoint
import Synchronization
import Understanding

/// Understands by what a model says while the service works, and by words alone while it does not.
final class ChatModelClassifier: IntentClassifier {
    private struct Question: Hashable {
        var utterance: String
        var candidates: [String]
    }

    /// An intent and how sure the model is of it; nil: none of the candidates.
    private struct Finding: Sendable {
        var intent: String?
        var confidence: Double
    }

    private let lexical: LexicalClassifier
    private let client: ServiceClient
    private let prompt: ChatPrompt
    private let settings: ChatModelTrainer
    private let guardian: ServiceGuard
    private let recent: Mutex<RecentCache<Question, Finding>>

    init(lexical: LexicalClassifier, client: ServiceClient, prompt: ChatPrompt, settings: ChatModelTrainer) {
        self.lexical = lexical
        self.client = client
        self.prompt = prompt
        self.settings = settings
        guardian = ServiceGuard(
            name: "\(settings.model) at \(settings.endpoint)",
            substitute: "messages are understood by their words alone",
            logger: settings.logger,
            breaker: settings.breaker
        )
        recent = Mutex(RecentCache(capacity: settings.rememberedUtterances))
    }

    func classify(_ utterance: String, among candidates: Set<String>?) async throws -> Classification {
        let reading = lexical.read(utterance, among: candidates)
        if reading.isSettled { return reading.classification }
        let question = Question(
            utterance: String(utterance.prefix(settings.longestUtterance)),
            candidates: reading.classification.ranking.map(\.intent).sorted()
        )
        if let finding = recent.withLock({ $0.value(for: question) }) {
            return merge(finding, into: reading.classification)
        }
        guard let finding = try await guardian.attempt({ try await ask(question) }) else {
            return reading.classification
        }
        recent.withLock { $0.insert(finding, for: question) }
        return merge(finding, into: reading.classification)
    }

    private func ask(_ question: Question) async throws -> Finding {
        let choices = prompt.choices(among: question.candidates)
        let answer: ChatAnswer = try await client.post(
            ChatQuestion(
                model: settings.model,
                messages: prompt.messages(for: question.utterance, among: choices),
                temperature: settings.temperature,
                responseFormat: .init(choices: choices.intents + [choices.none])
            ),
            to: "chat/completions",
            within: settings.timeLimit
        )
        let verdict = try answer.verdict()
        // Whatever else is named, a message may have talked the model into.
        let intent = choices.intents.contains(verdict.intent) ? verdict.intent : nil
        return Finding(intent: intent, confidence: min(max(verdict.confidence, 0), 1))
    }

    /// Puts the model's choice first; the order of the others is that of the words.
    private func merge(_ finding: Finding, into words: Classification) -> Classification {
        // Accepted is the model's choice or nothing.
        let ceiling = min(words.threshold * 0.99, finding.intent == nil ? 1 : finding.confidence)
        var ranking = words.ranking.map {
            IntentScore(intent: $0.intent, confidence: min($0.confidence, ceiling))
        }
        if let intent = finding.intent, let place = ranking.firstIndex(where: { $0.intent == intent }) {
            ranking.remove(at: place)
            ranking.insert(IntentScore(intent: intent, confidence: finding.confidence), at: 0)
        }
        return Classification(ranking: ranking, threshold: words.threshold)
    }
}
