import Logging
import OpenAIEndpoint
import Synchronization
import Understanding

/// Understands by words and vectors together while the service works, and by words alone while it does not.
final class EmbeddingClassifier: IntentClassifier {
    private struct State {
        var model: BlendedClassifier?
        var recent: RecentCache<String, [Float]>
        /// Learns what could not be learnt at the start.
        var learning: Task<Void, Never>?
    }

    private let lesson: EmbeddingLesson
    private let guardian: ServiceGuard
    private let timeLimit: Duration
    private let longestUtterance: Int
    private let state: Mutex<State>

    init(lesson: EmbeddingLesson, settings: EmbeddingTrainer) {
        self.lesson = lesson
        timeLimit = settings.timeLimit
        longestUtterance = settings.longestUtterance
        guardian = ServiceGuard(
            name: "Embeddings from \(settings.endpoint)",
            substitute: "messages are understood by their words alone",
            logger: settings.logger,
            breaker: settings.breaker
        )
        state = Mutex(State(recent: RecentCache(capacity: settings.rememberedUtterances)))
    }

    deinit { state.withLock { $0.learning?.cancel() } }

    /// Learns, if the service can be reached.
    func start() async throws {
        let model = try await guardian.attempt { try await lesson.learn() }
        state.withLock { $0.model = model }
    }

    func classify(_ utterance: String, among candidates: Set<String>?) async throws -> Classification {
        let reading = lesson.lexical.read(utterance, among: candidates)
        if reading.isSettled { return reading.classification }
        let text = String(utterance.prefix(longestUtterance))
        let (model, remembered) = state.withLock { ($0.model, $0.recent.value(for: text)) }
        guard let model else {
            learnMeanwhile()
            return reading.classification
        }
        if let remembered { return model.classify(reading, vector: remembered) }
        let vector = try await guardian.attempt {
            try await lesson.service.vectors(of: [text], expected: model.dimension, within: timeLimit)[0]
        }
        guard let vector else { return reading.classification }
        state.withLock { $0.recent.insert(vector, for: text) }
        return model.classify(reading, vector: vector)
    }

    /// Tries to learn again, if nobody is at it and the service is not being left alone.
    private func learnMeanwhile() {
        state.withLock { state in
            guard state.learning == nil else { return }
            // Not a child of the message's task: learning goes on after the message is answered.
            state.learning = Task { [weak self, lesson, guardian] in
                let model = try? await guardian.attempt { try await lesson.learn() }
                self?.finish(model ?? nil)
            }
        }
    }

    private func finish(_ model: BlendedClassifier?) {
        state.withLock {
            $0.model = model ?? $0.model
            $0.learning = nil
        }
    }
}
