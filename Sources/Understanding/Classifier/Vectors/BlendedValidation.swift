/// Holds out some phrases, trains words and vectors on the others, and sees how well the held-out ones are recognised.
struct BlendedValidation {
    let set: TrainingSet
    let language: Language
    let classes: Int
    let spoken: [SpokenText]
    let vectors: [[Float]]

    /// The evidence for each held-out phrase that was recognised.
    func evidence() -> [Float] {
        var representing: [Int: Int] = [:]
        for (place, text) in spoken.enumerated() where text.represents {
            if let phrase = text.phrase { representing[phrase] = place }
        }
        let folds = CrossValidation.folds(
            of: (0..<classes).map { intent in
                spoken.filter { $0.intent == intent && $0.represents }.compactMap(\.phrase)
            }
        )
        let count = folds.count <= CrossValidation.enough ? CrossValidation.folds : 1
        var result: [Float] = []
        var repaired = RepairedWords()
        var projection = Projection()
        var scores: [Float] = []
        for fold in 0..<count {
            func isHeldOut(_ phrase: Int?) -> Bool { phrase.map { folds[$0] == fold } ?? false }
            let judged = set.texts.filter { $0.represents && isHeldOut($0.phrase) }
            if judged.isEmpty { continue }
            let kept = spoken.indices.filter { !isHeldOut(spoken[$0].phrase) }
            let model = VectorModel(
                vectors: kept.map { vectors[$0] },
                labels: kept.map { spoken[$0].intent },
                classes: classes
            )
            let lexical = LexicalModel(
                texts: set.texts.filter { !isHeldOut($0.phrase) },
                classes: classes,
                language: language,
                extraWords: set.extraWords
            )
            for text in judged {
                guard let place = text.phrase.flatMap({ representing[$0] }) else { continue }
                lexical.repair(text.words, into: &repaired, using: &projection)
                let coverage = lexical.judge(repaired, projection: &projection, scores: &scores)
                let verdict = BlendedClassifier.verdict(
                    scores,
                    coverage,
                    model.judge(vectors[place]),
                    among: Array(0..<classes)
                )
                let best = verdict.evidence.indices.max { verdict.evidence[$0] < verdict.evidence[$1] }
                if best == text.label { result.append(verdict.evidence[text.label]) }
            }
        }
        return result
    }
}
