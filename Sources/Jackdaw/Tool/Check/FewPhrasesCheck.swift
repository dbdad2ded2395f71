internal import JackdawCore

/// Finds intents that are learnt from too little.
enum FewPhrasesCheck {
    /// With fewer, there is nothing that the phrases have in common.
    private static let enough = 3

    static func findings(_ definition: BotDefinition, language: String) -> [Finding] {
        definition.intents.compactMap { intent in
            let count = intent.phrases(in: language).count
            guard count < enough else { return nil }
            return Finding(
                "the intent “\(intent.name)” has \(count == 1 ? "one phrase" : "\(count) phrases"): give it at least "
                    + "\(enough), as different from each other as what users say",
                at: intent.location
            )
        }
    }
}
