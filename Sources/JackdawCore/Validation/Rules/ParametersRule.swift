/// A parameter means one thing, and a phrase says where it begins and ends.
enum ParametersRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        var first: [String: AnyParameter] = [:]
        for parameter in draft.parameters {
            guard let earlier = first[parameter.name] else {
                first[parameter.name] = parameter
                continue
            }
            if earlier.entity.name != parameter.entity.name || earlier.entity.valueType != parameter.entity.valueType {
                report.error(
                    "the parameter “\(parameter.name)” is a “\(parameter.entity.name)” here and a "
                        + "“\(earlier.entity.name)” at \(earlier.location): rename one of the two",
                    at: parameter.location
                )
            }
        }
        for intent in draft.intents {
            for phrase in intent.phrases {
                checkPlaces(phrase, of: intent, &report)
            }
        }
    }

    private static func checkPlaces(_ phrase: IntentPhrase, of intent: Intent, _ report: inout ValidationReport) {
        var names: Set<String> = []
        for parameter in phrase.parameters where !names.insert(parameter.name).inserted {
            report.error(
                "“\(phrase)” has the parameter “\(parameter.name)” twice, and it keeps only one value: "
                    + "make two parameters of the entity “\(parameter.entity.name)”",
                at: intent.location
            )
        }
        let pieces = phrase.pieces.filter { !$0.isBlank }
        for (piece, next) in zip(pieces, pieces.dropFirst()) where piece.takesAnyText && next.takesAnyText {
            report.error(
                "in “\(phrase)” nothing says where the first free text ends: put words between the two",
                at: intent.location
            )
        }
    }
}
