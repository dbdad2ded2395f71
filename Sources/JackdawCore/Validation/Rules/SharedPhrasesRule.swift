/// A phrase belongs to one intent; in two of them it helps to recognise neither.
enum SharedPhrasesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        var first: [String: Intent] = [:]
        for intent in draft.intents {
            for phrase in intent.phrases {
                let key = phrase.description.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "{" }
                    .joined(separator: " ")
                guard !key.isEmpty, let earlier = first[key] else {
                    first[key] = intent
                    continue
                }
                if earlier != intent {
                    report.warning(
                        "“\(phrase)” is a phrase of the intent “\(earlier.name)” as well (\(earlier.location)): "
                            + "leave it to the one that it is meant for",
                        at: intent.location
                    )
                }
            }
        }
    }
}
