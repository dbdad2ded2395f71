/// What the lexical classifier makes of an utterance, in full, to be weighed with what another engine says.
package struct LexicalReading: Sendable {
    /// What the lexical classifier would say by itself.
    package let classification: Classification
    /// Whether that cannot be improved upon: an intent was said word for word, or there is nothing to judge.
    package let isSettled: Bool
    /// The positions of the intents that compete.
    let competing: [Int]
    let scores: [Float]
    let coverage: Float
}

extension LexicalClassifier {
    /// Reads an utterance.
    package func read(_ utterance: String, among candidates: Set<String>?) -> LexicalReading {
        let classification = classify(utterance, among: candidates)
        return Workspace.with { workspace in
            judge(utterance, among: candidates, in: &workspace)
            let isJudged = !workspace.competing.isEmpty && !workspace.tokenizer.words.isEmpty
            return LexicalReading(
                classification: classification,
                isSettled: !isJudged || workspace.isAnySaid,
                competing: workspace.competing,
                scores: workspace.verdict.scores,
                coverage: workspace.verdict.coverage
            )
        }
    }
}
