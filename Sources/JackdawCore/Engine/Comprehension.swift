import Understanding

/// What a bot understands: which intents it listens for in which state, and how it tells them apart.
struct Comprehension: Sendable {
    /// What one state listens for.
    private struct Listening: Sendable {
        /// Everything that competes for a message.
        var candidates: Set<String> = []
        /// What the state itself listens for; it wins a tie against `EveryState`.
        var own: Set<String> = []
    }

    let classifier: (any IntentClassifier)?
    private let listening: [String: Listening]
    private let extractors: [String: SlotExtractor]
    private let phrases: [String: [SpeechHints.Phrase]]
    /// The phrases that have a place for a parameter, by its name: in which its values are said.
    private let carriers: [String: [SpeechHints.Phrase]]
    /// What each state of a form waits for; empty for a bot without forms.
    private let questions: [String: (question: FormQuestion, reader: AnswerReader)]

    /// Whether classifying neither waits nor fails, so that it needs no task of its own to be cancelled in.
    let isImmediate: Bool

    /// Learns the bot's intents.
    ///
    /// - Throws: ``PreparationError`` when they cannot be learnt.
    init(definition: BotDefinition, settings: ConversationSettings) throws(PreparationError) {
        var listening: [String: Listening] = [:]
        for (name, state) in definition.states {
            let own = Set(state.transitions.flatMap { $0.trigger?.intents ?? [] }.map(\.name))
            listening[name] = Listening(candidates: definition.intents(heardIn: name), own: own)
        }
        self.listening = listening

        let recognizers = definition.recognizers
        var extractors: [String: SlotExtractor] = [:]
        for intent in definition.intents where !intent.parameters.isEmpty {
            extractors[intent.name] = SlotExtractor(phrases: intent.phrases.map(\.phrase), recognizers: recognizers)
        }
        self.extractors = extractors
        var phrases: [String: [SpeechHints.Phrase]] = [:]
        var carriers: [String: [SpeechHints.Phrase]] = [:]
        for intent in definition.intents where phrases[intent.name] == nil {
            let said = intent.phrases(in: settings.language)
            phrases[intent.name] = said.map(Self.wording)
            for phrase in said {
                for parameter in phrase.parameters {
                    carriers[parameter.name, default: []].append(Self.wording(phrase))
                }
            }
        }
        self.phrases = phrases
        self.carriers = carriers

        questions = definition.states.compactMapValues { state in
            state.question.map { ($0, AnswerReader($0, of: definition)) }
        }
        classifier = try Self.classifier(definition, settings)
        isImmediate = classifier is LexicalClassifier?
    }

    private static func classifier(
        _ definition: BotDefinition,
        _ settings: ConversationSettings
    ) throws(PreparationError) -> (any IntentClassifier)? {
        if let classifier = settings.classifier { return classifier }
        // Nothing to tell apart: with no candidates a classifier is never asked.
        guard !definition.intents.isEmpty else { return nil }
        guard let trainer = settings.trainer as? LexicalTrainer else {
            throw PreparationError(
                bot: definition.name,
                reason: "its trainer has to be waited for: call try await bot.prepare() before the first session"
            )
        }
        do {
            return try trainer.train(
                definition.examples(in: settings.language),
                entityValues: definition.recognizers.mapValues(\.sampleValues),
                language: Language(rawValue: settings.language)
            )
        } catch {
            throw PreparationError(bot: definition.name, reason: "learning its intents failed: \(error)")
        }
    }

    /// What a state listens for, and what answers its question.
    func hints(heardIn state: String, language: String) -> SpeechHints {
        let asked = questions[state]?.question.slot?.parameter
        let answers = asked?.entity.recognizer
        var heard = (listening[state]?.candidates ?? []).sorted().flatMap { phrases[$0] ?? [] }
        // An answer is often said as if nobody had asked.
        if let asked { heard += carriers[asked.name] ?? [] }
        if let values = answers?.spokenValues, !values.isEmpty { heard.append(SpeechHints.Phrase([.oneOf(values)])) }
        return SpeechHints(language: language, phrases: heard, takesAnyText: answers?.takesAnyText ?? false)
    }

    /// Finds out what a user wants among what the current state listens for.
    func understand(
        _ text: String,
        in state: String,
        context: RecognitionContext
    ) async throws -> (classification: Classification?, match: IntentMatch?) {
        let listening = listening[state] ?? Listening()
        return try await understand(text, among: listening.candidates, preferring: listening.own, context: context)
    }

    /// Finds out what a user wants among `candidates`; those in `preferred` win a tie.
    func understand(
        _ text: String,
        among candidates: Set<String>,
        preferring preferred: Set<String> = [],
        context: RecognitionContext
    ) async throws -> (classification: Classification?, match: IntentMatch?) {
        guard let classifier, !candidates.isEmpty, !text.isEmpty else { return (nil, nil) }
        let classification = try await classifier.classify(text, among: candidates)
        guard var best = classification.accepted else { return (classification, nil) }
        if !preferred.contains(best.intent),
            let own = classification.ranking.first(where: {
                $0.confidence >= best.confidence && preferred.contains($0.intent)
            })
        {
            best = own
        }
        let found = extractors[best.intent]?.extract(from: text, context: context) ?? [:]
        let match = IntentMatch(name: best.intent, confidence: best.confidence, parameters: found.mapValues(\.value))
        return (classification, match)
    }

    /// What a state of a form waits for; nil in any other state.
    func question(askedIn state: String) -> FormQuestion? { questions[state]?.question }

    /// What an answer to a form's question says; nil when it says nothing that was asked for, or rather means an intent.
    func answer(
        _ text: String,
        in state: String,
        to asked: AnswerReader.Question,
        match: IntentMatch?,
        context: RecognitionContext
    ) -> FormAnswer? {
        guard let (question, reader) = questions[state], !text.isBlank else { return nil }
        let found = reader.read(text, to: asked, context: context).filter { parameter, mention in
            question.slots.contains { $0.parameter.name == parameter && $0.accepts(mention.value) }
        }
        guard !found.isEmpty else { return nil }
        if let match, !isAnswer(text, found, to: question, match) { return nil }
        return FormAnswer(form: question.form, asked: question.asked, values: found.mapValues(\.value))
    }

    /// Whether a text that may mean an intent is meant as an answer.
    private func isAnswer(
        _ text: String,
        _ found: [String: EntityMatch],
        to question: FormQuestion,
        _ match: IntentMatch
    ) -> Bool {
        // Any text would be an answer here, also what clearly is something else.
        if question.slot?.parameter.entity.recognizer.takesAnyText ?? false { return false }
        // "I want two": the intent says no more than the answer does.
        if match.parameters.keys.contains(where: { found[$0] != nil }) { return true }
        // "Two, please" is an answer, whatever it resembles; "help me to choose one" is not.
        let told = found.values.reduce(0) { $0 + text[$1.range].utf8.count }
        return match.confidence < Self.doubt
            || match.confidence < Self.certainty && 2 * told >= text.utf8.count
    }

    /// Only a phrase that is said word for word is as sure as that.
    private static let certainty = 0.99
    /// An intent that is less sure than that is not heard where an answer is expected, and given.
    private static let doubt = 0.9

    private static func wording(_ phrase: IntentPhrase) -> SpeechHints.Phrase {
        SpeechHints.Phrase(
            phrase.pieces.map { piece in
                switch piece {
                case .text(let text): .words(text)
                case .parameter(let parameter): .oneOf(parameter.entity.recognizer.spokenValues)
                }
            }
        )
    }
}

extension AnswerReader {
    /// The reader of the answers to a form's question.
    fileprivate init(_ question: FormQuestion, of bot: BotDefinition) {
        let names = Set(question.slots.map(\.parameter.name))
        let phrases = bot.intents.flatMap(\.phrases).filter { $0.parameters.contains { names.contains($0.name) } }
        self.init(
            slots: question.slots.map { Slot(parameter: $0.parameter.name, entity: $0.parameter.entity.name) },
            phrases: phrases.map(\.phrase),
            recognizers: bot.recognizers
        )
    }
}
