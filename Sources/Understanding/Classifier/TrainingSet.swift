/// All that is trained on: examples checked, split into words, and slots filled.
struct TrainingSet {
    private(set) var texts: [TrainingText] = []
    private(set) var extraWords: [Words] = []
    private(set) var sharedPhrases: [SharedPhrase] = []
    private(set) var phrases = PhraseTable()
    let gazetteer: Gazetteer

    /// How many texts with values of entities are made of one phrase with slots, besides the one with their kinds.
    private static let samplesPerPhrase = 2

    private let extractor: FeatureExtractor
    private let values: [String: [Words]]
    private var phraseCount = 0

    init(
        _ examples: [IntentExamples],
        entityValues: [String: [String]],
        options: LexicalClassifier.Options
    ) throws(TrainingError) {
        extractor = FeatureExtractor(language: options.language)
        let slots = Set(examples.flatMap(\.phrases).flatMap(\.pieces).compactMap(\.entity))
        values = entityValues.filter { slots.contains($0.key) }
            .mapValues { $0.map(Tokenizer.words).filter { !$0.isEmpty } }
        let ordered = values.sorted { $0.key < $1.key }
        gazetteer = Gazetteer(values: ordered.map { (entity: $0.key, values: $0.value) })
        extraWords = ordered.flatMap(\.value)

        try Self.check(examples)
        var owners: [Words: (phrase: Phrase, intents: [Int])] = [:]
        var order: [Words] = []
        for (intent, example) in examples.enumerated() {
            for phrase in example.phrases {
                let words = add(phrase, intent: intent)
                if owners[words] == nil { order.append(words) }
                if owners[words]?.intents.last != intent {
                    owners[words, default: (phrase, [])].intents.append(intent)
                }
            }
            if options.usesIntentNames { addName(example.intent, intent: intent) }
        }
        sharedPhrases = order.compactMap { owners[$0] }.filter { $0.intents.count > 1 }
            .map { SharedPhrase(phrase: $0.phrase, intents: $0.intents.map { examples[$0].intent }) }
    }

    private static func check(_ examples: [IntentExamples]) throws(TrainingError) {
        var problems: [TrainingError.Problem] = []
        var seen: Set<String> = []
        for example in examples {
            let intent = example.intent
            if !seen.insert(intent).inserted {
                problems.append(.init(intent: intent, phraseIndex: nil, reason: .repeatedIntent))
            }
            if example.phrases.isEmpty {
                problems.append(.init(intent: intent, phraseIndex: nil, reason: .noPhrases))
            }
            for (index, phrase) in example.phrases.enumerated() where !phrase.hasSlots {
                guard Tokenizer.words(in: phrase.description).isEmpty else { continue }
                problems.append(
                    .init(intent: intent, phraseIndex: index, reason: .noWords(phrase.description))
                )
            }
        }
        if !problems.isEmpty { throw TrainingError(problems: problems) }
    }

    /// Adds a phrase and returns its words, slots as kinds.
    private mutating func add(_ phrase: Phrase, intent: Int) -> Words {
        let pattern = words(of: phrase) { entity, _ in
            var kind = Words()
            kind.appendKind(entity)
            return kind
        }
        phrases.add(pattern, intent: intent)
        append(pattern, intent: intent, represents: true)
        if phrase.hasSlots {
            let stems = (0..<pattern.count).map { pattern.isKind($0) ? nil : extractor.stem(of: pattern[$0]) }
            phrases.addPattern(stems, intent: intent)
            var made: Set<Words> = [pattern]
            for sample in 0..<Self.samplesPerPhrase {
                let seed = phraseCount * Self.samplesPerPhrase + sample
                let filled = words(of: phrase) { entity, slot in
                    guard let known = values[entity], !known.isEmpty else {
                        var kind = Words()
                        kind.appendKind(entity)
                        return kind
                    }
                    return known[(seed + slot) % known.count]
                }
                if made.insert(filled).inserted { append(filled, intent: intent, represents: false) }
            }
        }
        phraseCount += 1
        return pattern
    }

    /// The words of a phrase, each slot filled with what `fill` returns for its entity and position.
    private func words(of phrase: Phrase, fill: (_ entity: String, _ slot: Int) -> Words) -> Words {
        var result = Words()
        var slot = 0
        for piece in phrase.pieces {
            switch piece {
            case .text(let text): result.append(Tokenizer.words(in: text))
            case .slot(_, let entity):
                result.append(fill(entity, slot))
                slot += 1
            }
        }
        return result
    }

    private mutating func append(_ words: Words, intent: Int, represents: Bool) {
        texts.append(
            TrainingText(
                words: words,
                features: extractor.features(of: words),
                label: intent,
                phrase: phraseCount,
                represents: represents
            )
        )
    }

    /// `cancelOrder`, `cancel_order` and `cancel-order` all say "cancel order".
    private mutating func addName(_ name: String, intent: Int) {
        var spaced = String.UnicodeScalarView()
        var wasLower = false
        for scalar in name.unicodeScalars {
            let isUpper = scalar.properties.isUppercase
            if isUpper && wasLower { spaced.append(" ") }
            spaced.append(scalar)
            wasLower = !isUpper && scalar.properties.isAlphabetic
        }
        let all = Tokenizer.words(in: String(spaced))
        let ignored = Tokenizer.words(in: "intent")[0]
        var words = Words()
        for position in 0..<all.count where all[position] != ignored { words.append(all[position]) }
        guard !words.isEmpty else { return }
        let features = extractor.features(of: words)
        texts.append(TrainingText(words: words, features: features, label: intent, phrase: nil, represents: false))
    }
}

extension Phrase.Piece {
    /// The entity of a slot.
    var entity: String? { if case .slot(_, let entity) = self { entity } else { nil } }
}
