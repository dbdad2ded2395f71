/// The evidence for each intent, gathered over all readings of an utterance.
struct Verdict {
    private var scores: [Float]
    private(set) var evidence: [Float]
    private(set) var coverage: Float = 0

    /// How much of a slot's words counts as known when only the words around it are.
    private static let supposedCoverage: Float = 0.9
    private static let outsiderWeight: Float = 0.5
    /// From this score on an intent is clear, whatever others say.
    private static let clearScore: Float = 0.3

    init(intents: Int) {
        scores = Array(repeating: -.infinity, count: intents)
        evidence = Array(repeating: -.infinity, count: intents)
    }

    mutating func add(_ reading: LexicalModel.Evidence) {
        for intent in scores.indices {
            scores[intent] = max(scores[intent], reading.scores[intent])
            let found = Calibration.evidence(score: reading.scores[intent], coverage: reading.coverage)
            evidence[intent] = max(evidence[intent], found)
        }
        coverage = max(coverage, reading.coverage)
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
        var isCompeting = [Bool](repeating: false, count: scores.count)
        for intent in competing { isCompeting[intent] = true }
        let outside = zip(scores, isCompeting).lazy.filter { !$0.1 }.map(\.0).max() ?? -.infinity
        for intent in competing where outside > scores[intent] {
            let doubt = min(max((Self.clearScore - scores[intent]) / Self.clearScore, 0), 1)
            evidence[intent] -= Self.outsiderWeight * (outside - scores[intent]) * doubt
        }
    }
}
