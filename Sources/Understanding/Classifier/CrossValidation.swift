/// Holds out some phrases, trains on the others, and sees how well the held-out ones are recognised.
struct CrossValidation {
    static let folds = 5
    /// With more phrases than this, one fold says enough.
    static let enough = 3_000
    /// Averages over that many come out the same when the models are not exact, which takes half the time.
    private static let toleranceWithMany: Float = 1

    let texts: [TrainingText]
    let classes: Int
    let language: Language
    let extraWords: [Words]

    /// The evidence for each held-out phrase that was recognised.
    func evidence() -> [Float] {
        let folds = assignFolds()
        let phrases = texts.count(where: \.represents)
        var result: [Float] = []
        var repaired = RepairedWords()
        var projection = Projection()
        var scores: [Float] = []
        let hasEnough = phrases > Self.enough
        for fold in 0..<(hasEnough ? 1 : Self.folds) {
            let isHeldOut = texts.map { $0.phrase.map { folds[$0] == fold } ?? false }
            var judged = texts.indices.filter { isHeldOut[$0] && texts[$0].represents }
            if judged.isEmpty { continue }
            if judged.count > Self.enough { judged = (0..<Self.enough).map { judged[$0 * judged.count / Self.enough] } }
            let kept = texts.indices.filter { !isHeldOut[$0] }.map { texts[$0] }
            let model = LexicalModel(
                texts: kept,
                classes: classes,
                language: language,
                extraWords: extraWords,
                tolerance: hasEnough ? Self.toleranceWithMany : SupportVectorTrainer.usualTolerance
            )
            for text in judged.map({ texts[$0] }) {
                model.repair(text.words, into: &repaired, using: &projection)
                let coverage = model.judge(repaired, projection: &projection, scores: &scores)
                guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), best == text.label else {
                    continue
                }
                result.append(Calibration.evidence(score: scores[best], coverage: coverage))
            }
        }
        return result
    }

    private func assignFolds() -> [Int: Int] {
        var phrases = [[Int]](repeating: [], count: classes)
        for text in texts where text.represents { if let phrase = text.phrase { phrases[text.label].append(phrase) } }
        return Self.folds(of: phrases)
    }

    /// The fold of each phrase: each intent's phrases are dealt out evenly.
    ///
    /// A phrase that is its intent's only one is never held out.
    static func folds(of phrases: [[Int]]) -> [Int: Int] {
        var generator = RepeatableGenerator(seed: 42)
        var folds: [Int: Int] = [:]
        for var own in phrases where own.count > 1 {
            generator.shuffle(&own, count: own.count)
            let first = Int(generator.next() >> 33) % Self.folds
            for (position, phrase) in own.enumerated() { folds[phrase] = (first + position) % Self.folds }
        }
        return folds
    }
}
