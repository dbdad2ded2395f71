/// Two intents have two names: recognition tells them apart by nothing else.
enum IntentNamesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        var first: [String: Intent] = [:]
        for intent in draft.intents {
            guard let earlier = first[intent.name] else {
                first[intent.name] = intent
                continue
            }
            report.error(
                "another intent, at \(earlier.location), is named “\(intent.name)” too: "
                    + "rename one of the two, or put their phrases together",
                at: intent.location
            )
        }
    }
}
