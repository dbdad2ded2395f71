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

    /// Stands for all that it was trained on: see ``checksum(of:entityValues:options:)``.
    public let trainingChecksum: UInt64

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
        trainingChecksum = Self.checksum(of: examples, entityValues: entityValues, options: options)
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
        Workspace.with { workspace in
            judge(utterance, among: candidates, in: &workspace)
            return Classification(ranking: ranking(&workspace), threshold: threshold)
        }
    }

    /// A phrase said word for word has at least ``sureConfidence``, so no threshold may ask for more.
    var threshold: Double { min(max(options.threshold, 0), Self.sureConfidence) }

    /// The least confidence in a phrase that was said word for word.
    private static let sureConfidence = 0.99

    /// Leaves in `workspace` who competes, and the verdict.
    func judge(_ utterance: String, among candidates: Set<String>?, in workspace: inout Workspace) {
        workspace.competing.removeAll(keepingCapacity: true)
        workspace.isSaid.removeAll(keepingCapacity: true)
        workspace.isAnySaid = false
        for intent in intents.indices {
            workspace.isSaid.append(false)
            if candidates?.contains(intents[intent]) ?? true { workspace.competing.append(intent) }
        }
        workspace.verdict.start(intents: intents.count)
        workspace.tokenizer.read(utterance)
        guard let model, !workspace.competing.isEmpty, !workspace.tokenizer.words.isEmpty else { return }

        model.repair(workspace.tokenizer.words, into: &workspace.repaired, using: &workspace.projection)
        workspace.judge(workspace.repaired, by: model)
        workspace.noteSaid(phrases.intents(saying: workspace.tokenizer.words))
        for choice in 0..<gazetteer.find(in: workspace.repaired.words, into: &workspace.spans) {
            gazetteer.write(
                reading: choice,
                of: workspace.repaired,
                spans: workspace.spans,
                into: &workspace.reading
            )
            workspace.judge(workspace.reading, by: model)
            workspace.noteSaid(phrases.intents(saying: workspace.reading.words))
        }
        if let best = workspace.competing.max(by: { workspace.verdict.evidence[$0] < workspace.verdict.evidence[$1] }),
            phrases.hasPatterns(of: best)
        {
            model.readStems(of: workspace.repaired.words, into: &workspace.projection)
            if phrases.hasPattern(of: best, fitting: workspace.projection.stems) {
                workspace.verdict.supposeKnown(best)
            }
        }
        workspace.verdict.weighOutsiders(workspace.competing)
        for intent in workspace.competing where workspace.isSaid[intent] { workspace.isAnySaid = true }
    }

    private func ranking(_ workspace: inout Workspace) -> [IntentScore] {
        let verdict = workspace.verdict
        let isSaid = workspace.isSaid
        workspace.competing.sortInPlace {
            if isSaid[$0] != isSaid[$1] { return isSaid[$0] }
            let (first, second) = (verdict.evidence[$0], verdict.evidence[$1])
            return first != second ? first > second : $0 < $1
        }
        return workspace.competing.map {
            IntentScore(intent: intents[$0], confidence: confidence(in: $0, workspace))
        }
    }

    private func confidence(in intent: Int, _ workspace: borrowing Workspace) -> Double {
        var confidence = calibration.confidence(workspace.verdict.evidence[intent])
        // Not a single known word: letters alone do not make an intent.
        if workspace.verdict.coverage == 0 { confidence *= 0.1 }
        if workspace.isSaid[intent] { return Self.sureConfidence + (1 - Self.sureConfidence) * confidence }
        return workspace.isAnySaid ? confidence * Self.sureConfidence : confidence
    }
}

extension Workspace {
    fileprivate mutating func judge(_ text: RepairedWords, by model: LexicalModel) {
        let coverage = model.judge(text, projection: &projection, scores: &scores)
        verdict.add(scores, coverage: coverage)
    }

    fileprivate mutating func noteSaid(_ intents: [Int]) {
        for intent in intents { isSaid[intent] = true }
    }
}
