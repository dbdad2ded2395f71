package import Understanding

extension BotDefinition {
    /// What finds the values of each entity that a phrase has a place for or a form asks for, by the entity's name.
    package var recognizers: [String: any EntityRecognizer] {
        let asked = states.values.flatMap { $0.question?.slots ?? [] }.map(\.parameter)
        let entities = (intents.flatMap(\.parameters) + asked).map(\.entity)
        return Dictionary(entities.map { ($0.name, $0.recognizer) }) { first, _ in first }
    }

    /// What a classifier learns from.
    package func examples(in language: String) -> [IntentExamples] {
        intents.map { IntentExamples($0.name, $0.phrases(in: language).map(\.phrase)) }
    }
}
