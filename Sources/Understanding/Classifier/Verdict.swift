/// The evidence for each intent, gathered over all readings of an utterance.
struct Verdict: Sendable {
    private(set) var scores: [Float] = []
    private(set) var evidence: [Float] = []
    private var isCompeting: [Bool] = []
    private(set) var coverage: Float = 0

    /// How much of a slot's words counts as known when only the words around it are.
    private static let supposedCoverage: Float = 0.9
    private static let outsiderWeight: Float = 0.5
    /// From this score on an intent is clear, whatever others say.
    private static let clearScore: Float = 0.3

    /// Forgets the utterance before, and gets ready for one that may express any of so many intents.
    mutating func start(intents: Int) {
        scores.removeAll(keepingCapacity: true)
        evidence.removeAll(keepingCapacity: true)
        for _ in 0..<intents {
            scores.append(-.infinity)
            evidence.append(-.infinity)
        }
        coverage = 0
    }

    mutating func add(_ found: [Float], coverage: Float) {
        for intent in scores.indices {
            scores[intent] = max(scores[intent], found[intent])
            evidence[intent] = max(evidence[intent], Calibration.evidence(score: found[intent], coverage: coverage))
        }
        self.coverage = max(self.coverage, coverage)
    }

    /// What stands in the slots of a pattern is not known, and need not be.
    mutating func supposeKnown(_ intent: Int) {
        let supposed = Calibration.evidence(score: scores[intent], coverage: max(coverage, Self.supposedCoverage))
        evidence[intent] = max(evidence[intent], supposed)
        coverage = max(coverage, Self.supposedCoverage)
    }

    /// Lowers the evidence for candidates that fit badly where an intent outside the competition fits better.
    mutating func weighOutsiders(_ competing: [Int]) {
        guard competing.count < scores.count else { return }
        isCompeting.removeAll(keepingCapacity: true)
        for _ in scores { isCompeting.append(false) }
        for intent in competing { isCompeting[intent] = true }
        var outside = -Float.infinity
        for intent in scores.indices where !isCompeting[intent] { outside = max(outside, scores[intent]) }
        for intent in competing where outside > scores[intent] {
            let doubt = min(max((Self.clearScore - scores[intent]) / Self.clearScore, 0), 1)
            evidence[intent] -= Self.outsiderWeight * (outside - scores[intent]) * doubt
        }
    }
}
