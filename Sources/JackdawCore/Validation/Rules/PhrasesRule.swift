import Understanding

/// Every intent has phrases, and every phrase has words to be recognised by.
enum PhrasesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        for intent in draft.intents {
            if intent.phrases.isEmpty {
                report.error(
                    "the intent “\(intent.name)” has no phrases, so it is never recognised: give it at least one",
                    at: intent.location
                )
            }
            for (index, phrase) in intent.phrases.enumerated() {
                let name = "the \(ordinal(index)) phrase of the intent “\(intent.name)”"
                if phrase.pieces.allSatisfy(\.isBlank) {
                    report.error("\(name) is empty: remove it", at: intent.location)
                } else if phrase.parameters.isEmpty, !hasWords(phrase) {
                    report.error("\(name) has no words to recognise it by: write what users say", at: intent.location)
                } else if phrase.pieces.allSatisfy({ $0.isBlank || $0.takesAnyText }) {
                    report.error(
                        "\(name) is nothing but free text, so every message would be like it: "
                            + "put words around the parameter, or wait for .anyMessage and read session.message",
                        at: intent.location
                    )
                }
            }
        }
    }

    /// Whether a classifier finds words in a phrase without parameters; it is asked itself, so that they never differ.
    private static func hasWords(_ phrase: IntentPhrase) -> Bool {
        if phrase.pieces.contains(where: \.hasPlainWord) { return true }
        return (try? LexicalClassifier([IntentExamples("phrase", [phrase.phrase])])) != nil
    }

    private static func ordinal(_ index: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        return index < words.count ? words[index] : "\(index + 1)th"
    }
}

extension IntentPhrase.Piece {
    var isBlank: Bool {
        if case .text(let text) = self { text.isBlank } else { false }
    }

    /// Whether there are letters or digits of ASCII in it, which are words for certain.
    fileprivate var hasPlainWord: Bool {
        guard case .text(let text) = self else { return false }
        return text.utf8.contains { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    }

    var takesAnyText: Bool {
        if case .parameter(let parameter) = self { parameter.entity.recognizer.takesAnyText } else { false }
    }
}
