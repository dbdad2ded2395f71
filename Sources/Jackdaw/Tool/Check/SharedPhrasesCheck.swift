internal import JackdawCore
internal import Understanding

/// Finds phrases that are one to the classifier, and belong to two intents that compete.
enum SharedPhrasesCheck {
    /// - Parameter warnings: what the bot has said already: that is not said twice.
    static func findings(
        _ definition: BotDefinition,
        language: String,
        warnings: [InvalidBot.Problem]
    ) -> [Finding] {
        let examples = definition.examples(in: language)
        guard
            let classifier = try? LexicalTrainer().classifier(
                examples,
                entityValues: definition.recognizers.mapValues(\.sampleValues),
                language: Language(rawValue: language)
            )
        else { return [] }
        let sites = Dictionary(definition.intents.map { ($0.name, $0.location) }) { first, _ in first }
        return classifier.sharedPhrases.compactMap { shared in
            let competing = shared.intents.filter { intent in
                shared.intents.contains { $0 != intent && definition.compete(intent, $0) }
            }
            guard let first = competing.first, let last = competing.last, first != last, let site = sites[last] else {
                return nil
            }
            let isKnown = warnings.contains {
                $0.file == site.fileID && $0.line == site.line
                    && $0.message.contains("is a phrase of the intent “\(first)”")
            }
            if isKnown { return nil }
            return Finding(
                "“\(shared.phrase)” is a phrase of \(competing.map { "“\($0)”" }.joined(separator: " and ")), which "
                    + "compete: the bot cannot tell which is meant; leave it to one of them",
                at: site
            )
        }
    }
}

extension BotDefinition {
    /// Whether there is a state in which both intents are heard.
    func compete(_ first: String, _ second: String) -> Bool {
        order.contains { state in
            let heard = intents(heardIn: state)
            return heard.contains(first) && heard.contains(second)
        }
    }

    /// Whether a conversation may wait in a state, in place of going on by itself.
    func isRestingPlace(_ state: StateDefinition) -> Bool {
        !state.transitions.contains { $0.trigger == nil }
    }
}
