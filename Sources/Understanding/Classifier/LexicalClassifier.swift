/// Understands utterances by nothing but the bot's own phrases.
///
/// Trained in milliseconds when the bot starts, without network or pretrained weights: stems, pairs of stems and
/// character n-grams, a linear support vector machine with a share of naive Bayes, and a threshold found by holding
/// out phrases. What it does not know it rejects.
///
/// ```swift
/// let classifier = try LexicalClassifier([
///     IntentExamples("greet", [Phrase("hello"), Phrase("good morning")]),
///     IntentExamples("weather", [Phrase([.text("weather in "), .slot(parameter: "city", entity: "city")])]),
/// ], entityValues: ["city": ["Paris", "London"]])
/// classifier.classify("how is the weather in paris").accepted?.intent  // "weather"
/// ```
///
/// It is a value: copies are cheap, and it can be saved and loaded through `Codable`.
public struct LexicalClassifier: IntentClassifier, Codable {
    /// The known intents, in the order in which they were given.
    public let intents: [String]

    /// Phrases that belong to more than one intent: the classifier cannot tell these apart.
    public let sharedPhrases: [SharedPhrase]

    /// The options it was trained with.
    ///
    /// The threshold may still be changed.
    public var options: Options

    let model: LexicalModel?
    let calibration: Calibration
    let gazetteer: Gazetteer
    let phrases: PhraseTable

    /// The classifier trained on `examples`.
    ///
    /// Training is deterministic: the same examples give the same classifier.
    ///
    /// - Parameters:
    ///   - examples: What users may say, by intent.
    ///   - entityValues: For each entity that phrases have slots for, the values a user may name, synonyms included.
    ///     Entities without values may be left out: their slots then take any words.
    ///   - options: Language, threshold, and whether intents' names count.
    /// - Throws: ``TrainingError`` with everything that is wrong with the examples.
    public init(
        _ examples: [IntentExamples],
        entityValues: [String: [String]] = [:],
        options: Options = Options()
    ) throws(TrainingError) {
        let set = try TrainingSet(examples, entityValues: entityValues, options: options)
        intents = examples.map(\.intent)
        sharedPhrases = set.sharedPhrases
        self.options = options
        gazetteer = set.gazetteer
        phrases = set.phrases
        guard !examples.isEmpty else {
            model = nil
            calibration = Calibration()
            return
        }
        model = LexicalModel(
            texts: set.texts,
            classes: examples.count,
            language: options.language,
            extraWords: set.extraWords
        )
        guard examples.count > 1 else {
            calibration = Calibration()
            return
        }
        let validation = CrossValidation(
            texts: set.texts,
            classes: examples.count,
            language: options.language,
            extraWords: set.extraWords
        )
        calibration = Calibration(evidence: validation.evidence())
    }

    /// Ranks the intents that an utterance may express.
    ///
    /// Only candidates compete. The other intents still have a say: an utterance that fits one of them much better
    /// is less likely to mean a candidate that it fits badly.
    public func classify(_ utterance: String, among candidates: Set<String>? = nil) -> Classification {
        let competing = intents.indices.filter { candidates?.contains(intents[$0]) ?? true }
        let words = Tokenizer.words(in: utterance)
        guard let model, !competing.isEmpty, !words.isEmpty else {
            let ranking = competing.map { IntentScore(intent: intents[$0], confidence: 0) }
            return Classification(ranking: ranking, threshold: threshold)
        }
        return judge(words, by: model, among: competing)
    }

    /// A phrase said word for word has at least ``sureConfidence``, so no threshold may ask for more.
    private var threshold: Double { min(max(options.threshold, 0), Self.sureConfidence) }

    private func judge(_ words: Words, by model: LexicalModel, among competing: [Int]) -> Classification {
        var verdict = Verdict(intents: intents.count)
        let (repairedWords, repaired) = model.repair(words)
        verdict.add(model.evidence(for: repairedWords, repaired: repaired))
        var said = Set(phrases.intents(saying: words))
        for reading in gazetteer.readings(of: repairedWords, repaired: repaired) {
            verdict.add(model.evidence(for: reading.words, repaired: reading.repaired))
            said.formUnion(phrases.intents(saying: reading.words))
        }
        said.formIntersection(competing)
        if let best = competing.max(by: { verdict.evidence[$0] < verdict.evidence[$1] }),
            phrases.hasPattern(of: best, fitting: model.stems(of: repairedWords))
        {
            verdict.supposeKnown(best)
        }
        verdict.weighOutsiders(competing)
        let ranked = competing.map { intent in
            var confidence = calibration.confidence(verdict.evidence[intent])
            // Not a single known word: letters alone do not make an intent.
            if verdict.coverage == 0 { confidence *= 0.1 }
            if said.contains(intent) {
                confidence = Self.sureConfidence + (1 - Self.sureConfidence) * confidence
            } else if !said.isEmpty {
                confidence *= Self.sureConfidence
            }
            return (intent: intent, confidence: confidence, isSaid: said.contains(intent))
        }
        .sorted {
            if $0.isSaid != $1.isSaid { return $0.isSaid }
            let (first, second) = (verdict.evidence[$0.intent], verdict.evidence[$1.intent])
            return first != second ? first > second : $0.intent < $1.intent
        }
        return Classification(
            ranking: ranked.map { IntentScore(intent: intents[$0.intent], confidence: $0.confidence) },
            threshold: threshold
        )
    }

    /// The least confidence in a phrase that was said word for word.
    private static let sureConfidence = 0.99
}
