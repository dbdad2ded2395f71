/// Weighs the words of an utterance and a service's vector of it together, which is better than either alone.
package struct BlendedClassifier: Sendable {
    /// Knows the words.
    package let lexical: LexicalClassifier
    /// How long vectors are.
    package let dimension: Int

    private let model: VectorModel
    private let calibration: Calibration

    /// The share of the vector in scores and in what counts as known.
    static let vectorShare: Float = 0.6

    /// The classifier trained on `examples`.
    ///
    /// - Parameters:
    ///   - lexical: Trained on the same examples.
    ///   - texts: All of `examples` in ``SpokenText/all(of:entityValues:usesIntentNames:)``.
    ///   - vectors: One for each of `texts`, all of one length and none of them all zeros.
    package init(
        lexical: LexicalClassifier,
        examples: [IntentExamples],
        entityValues: [String: [String]],
        texts: [SpokenText],
        vectors: [[Float]]
    ) throws(TrainingError) {
        precondition(texts.count == vectors.count && !texts.isEmpty, "one vector for each text")
        self.lexical = lexical
        dimension = vectors[0].count
        model = VectorModel(vectors: vectors, labels: texts.map(\.intent), classes: examples.count)
        let set = try TrainingSet(examples, entityValues: entityValues, options: lexical.options)
        let validation = BlendedValidation(
            set: set,
            language: lexical.options.language,
            classes: examples.count,
            spoken: texts,
            vectors: vectors
        )
        calibration = Calibration(evidence: validation.evidence())
    }

    /// Ranks the intents that an utterance may express.
    ///
    /// - Parameters:
    ///   - reading: What ``lexical`` makes of the utterance.
    ///   - vector: What the service makes of it, of length ``dimension``.
    package func classify(_ reading: LexicalReading, vector: [Float]) -> Classification {
        if reading.isSettled { return reading.classification }
        let verdict = Self.verdict(reading.scores, reading.coverage, model.judge(vector), among: reading.competing)
        let order = reading.competing.sorted {
            let (first, second) = (verdict.evidence[$0], verdict.evidence[$1])
            return first != second ? first > second : $0 < $1
        }
        let ranking = order.map {
            IntentScore(intent: lexical.intents[$0], confidence: calibration.confidence(verdict.evidence[$0]))
        }
        return Classification(ranking: ranking, threshold: reading.classification.threshold)
    }

    static func verdict(
        _ scores: [Float],
        _ coverage: Float,
        _ judged: (scores: [Float], familiarity: Float),
        among competing: [Int]
    ) -> Verdict {
        func blend(_ word: Float, _ vector: Float) -> Float { word + vectorShare * (vector - word) }
        var verdict = Verdict()
        verdict.start(intents: scores.count)
        verdict.add(zip(scores, judged.scores).map(blend), coverage: blend(coverage, judged.familiarity))
        verdict.weighOutsiders(competing)
        return verdict
    }
}
