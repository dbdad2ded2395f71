/// A training phrase as a user would say it, for services that want text rather than words and kinds.
package struct SpokenText: Sendable, Hashable {
    /// What is said, slots filled with values.
    package var text: String
    /// The position of the intent.
    package var intent: Int
    /// The phrase it was made from, counted over all intents; nil for an intent's name.
    package var phrase: Int?
    /// Whether it is the one by which its phrase is judged when held out.
    var represents: Bool

    /// How many texts are made of one phrase with slots.
    private static let samplesPerPhrase = 2

    /// What is said to express each intent, by rising intent, each text at most once for an intent.
    package static func all(
        of examples: [IntentExamples],
        entityValues: [String: [String]],
        usesIntentNames: Bool
    ) -> [SpokenText] {
        var result: [SpokenText] = []
        var phraseCount = 0
        for (intent, example) in examples.enumerated() {
            var made: Set<String> = []
            func add(_ text: String, phrase: Int?, represents: Bool) {
                let text = text.trimmed
                // A phrase said before still stands for itself when it is held out.
                guard !text.isEmpty, made.insert(text).inserted || represents else { return }
                result.append(SpokenText(text: text, intent: intent, phrase: phrase, represents: represents))
            }
            for phrase in example.phrases {
                for sample in 0..<(phrase.hasSlots ? samplesPerPhrase : 1) {
                    let seed = phraseCount * samplesPerPhrase + sample
                    let text = fill(phrase, with: entityValues, seed: seed)
                    add(text, phrase: phraseCount, represents: sample == 0)
                }
                phraseCount += 1
            }
            if usesIntentNames { add(spelt(example.intent), phrase: nil, represents: false) }
        }
        return result
    }

    private static func fill(_ phrase: Phrase, with values: [String: [String]], seed: Int) -> String {
        var slot = 0
        return phrase.pieces.map { piece in
            switch piece {
            case .text(let text): return text
            case .slot(_, let entity):
                defer { slot += 1 }
                let known = values[entity]?.filter { !$0.trimmed.isEmpty } ?? []
                guard !known.isEmpty else { return spelt(entity) }
                return known[(seed + slot) % known.count]
            }
        }.joined()
    }

    /// `cancelOrder`, `cancel_order` and `CancelOrderIntent` all say "cancel order".
    private static func spelt(_ name: String) -> String {
        var spaced = ""
        var wasLower = false
        for scalar in name.unicodeScalars {
            if scalar.properties.isUppercase && wasLower { spaced.append(" ") }
            wasLower = scalar.properties.isLowercase
            spaced.unicodeScalars.append(scalar == "_" || scalar == "-" ? " " : scalar)
        }
        return spaced.lowercased().split(separator: " ").filter { $0 != "intent" }.joined(separator: " ")
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
