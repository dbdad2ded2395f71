extension LexicalClassifier {
    /// Says what spoke for and against an intent.
    ///
    /// - Parameters:
    ///   - utterance: What the user said.
    ///   - candidates: The intents that compete, as in ``classify(_:among:)``.
    ///   - intent: The intent to explain; nil: the best one. An intent that does not compete is not explained.
    public func explain(
        _ utterance: String,
        among candidates: Set<String>? = nil,
        intent: String? = nil
    ) -> Explanation {
        let classification = classify(utterance, among: candidates)
        return Workspace.with { workspace in
            judge(utterance, among: candidates, in: &workspace)
            let explained = classification.ranking.first { intent == nil || $0.intent == intent }?.intent
            var explanation = Explanation(
                classification: classification,
                intent: explained,
                contributions: [],
                bias: 0,
                scores: [],
                coverage: Double(workspace.verdict.coverage),
                neededEvidence: Double(calibration.middle),
                unknownWords: [],
                repairs: [],
                isTrainingPhrase: false
            )
            let words = workspace.tokenizer.words
            guard let model, let explained, let label = intents.firstIndex(of: explained), !words.isEmpty else {
                return explanation
            }
            let positions = Dictionary(uniqueKeysWithValues: zip(intents, intents.indices))
            explanation.scores = classification.ranking.compactMap { ranked in
                positions[ranked.intent].map {
                    Explanation.Score(
                        intent: ranked.intent,
                        score: Double(workspace.verdict.scores[$0]),
                        evidence: Double(workspace.verdict.evidence[$0])
                    )
                }
            }
            explanation.isTrainingPhrase = workspace.isSaid[label]
            for position in 0..<words.count {
                let said = words.text(of: position)
                if workspace.repaired.isRepaired[position] {
                    explanation.repairs.append(.init(said: said, meant: workspace.repaired.words.text(of: position)))
                } else if !model.knows(words[position]) {
                    explanation.unknownWords.append(said)
                }
            }
            // Of all readings the one that fits the intent best is the one that counted.
            var best = model.contributions(to: label, from: workspace.repaired)
            for choice in 0..<gazetteer.find(in: workspace.repaired.words, into: &workspace.spans) {
                gazetteer.write(
                    reading: choice,
                    of: workspace.repaired,
                    spans: workspace.spans,
                    into: &workspace.reading
                )
                let other = model.contributions(to: label, from: workspace.reading)
                if other.score > best.score { best = other }
            }
            explanation.contributions = best.contributions
            explanation.bias = best.bias
            return explanation
        }
    }
}
