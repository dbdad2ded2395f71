internal import JackdawCore
internal import Understanding

/// Holds out the phrases of a bot in turn, lets it learn the others, and sees what the held-out ones are taken for.
///
/// This is k-fold cross-validation by the bot's own trainer, in the states in which each intent is heard.
struct IntentValidation {
    /// A phrase that was taken for an intent other than its own, as a user would be.
    struct Confusion: Sendable, Hashable {
        var intent: String
        var takenFor: String
        var phrase: String
    }

    /// How many times the bot learns.
    static let folds = 5

    private let definition: BotDefinition
    private let settings: ConversationSettings
    private let examples: [IntentExamples]
    /// What users may say for each entity.
    private let values: [String: [String]]

    init(definition: BotDefinition, settings: ConversationSettings) {
        self.definition = definition
        self.settings = settings
        examples = definition.examples(in: settings.language)
        values = definition.recognizers.mapValues(\.sampleValues)
    }

    /// How many steps it takes: each fold is learnt, and each phrase but lonely ones is held out once.
    var steps: Int { Self.folds + (0..<Self.folds).reduce(0) { $0 + heldOut(inFold: $1).count } }

    /// What was confused, each phrase once for each intent that it was taken for.
    func confusions(_ progress: Progress) async throws -> [Confusion] {
        let rivals = Dictionary(examples.map { ($0.intent, competitions(with: $0.intent)) }) { first, _ in first }
        // Nothing to confuse: no need to learn anything.
        guard rivals.values.contains(where: { !$0.isEmpty }) else { return [] }
        var found: [Confusion] = []
        for fold in 0..<Self.folds {
            let classifier = try await learn(withoutFold: fold)
            progress.advance()
            for (intent, phrase, text) in heldOut(inFold: fold) {
                for candidates in rivals[intent] ?? [] {
                    let accepted = try await classifier.classify(text, among: candidates).accepted?.intent
                    guard let accepted, accepted != intent else { continue }
                    let confusion = Confusion(intent: intent, takenFor: accepted, phrase: phrase)
                    if !found.contains(confusion) { found.append(confusion) }
                }
                progress.advance()
            }
        }
        return found
    }

    private func learn(withoutFold fold: Int) async throws -> any IntentClassifier {
        let kept = examples.map { example in
            let phrases = example.phrases.enumerated().filter { !Self.isHeldOut($0.offset, of: example, fold: fold) }
            return IntentExamples(example.intent, phrases.map(\.element))
        }
        return try await trainer.train(
            kept,
            entityValues: values,
            language: Language(rawValue: settings.language)
        )
    }

    /// The phrases that are held out, as written and as a user says them.
    private func heldOut(inFold fold: Int) -> [(intent: String, phrase: String, text: String)] {
        examples.flatMap { example in
            example.phrases.enumerated().compactMap { index, phrase in
                guard Self.isHeldOut(index, of: example, fold: fold),
                    let text = said(phrase, number: index)
                else { return nil }
                return (example.intent, phrase.description, text)
            }
        }
    }

    /// What keeps a model in a file would keep those of the folds in place of the bot's.
    private var trainer: any ClassifierTrainer {
        (settings.trainer as? SavedModelTrainer)?.trainer ?? settings.trainer
    }

    /// An intent's only phrase is never held out: nothing would be left of it.
    private static func isHeldOut(_ index: Int, of example: IntentExamples, fold: Int) -> Bool {
        example.phrases.count > 1 && index % folds == fold
    }

    /// The different sets of intents that compete with one, each in some state.
    private func competitions(with intent: String) -> Set<Set<String>> {
        let heard = definition.order.map { definition.intents(heardIn: $0) }
        return Set(heard.filter { $0.contains(intent) && $0.count > 1 })
    }

    /// A phrase as a user says it, with a value in each slot; nil when no value is known for one.
    private func said(_ phrase: Phrase, number: Int) -> String? {
        var text = ""
        for piece in phrase.pieces {
            switch piece {
            case .text(let words): text += words
            case .slot(_, let entity):
                guard let known = values[entity], !known.isEmpty else { return nil }
                text += known[number % known.count]
            }
        }
        return text
    }
}
