internal import JackdawCore

/// Says which intents are too much alike, by what was confused.
enum AlikeIntentsCheck {
    /// One phrase that is taken for another intent may be a matter of chance.
    private static let fewest = 2
    /// So may a few among many.
    private static let leastShare = 0.1
    private static let shownExamples = 3

    static func findings(_ confusions: [IntentValidation.Confusion], of definition: BotDefinition) -> [Finding] {
        var pairs: [Set<String>] = []
        for confusion in confusions {
            let pair: Set = [confusion.intent, confusion.takenFor]
            if !pairs.contains(pair) { pairs.append(pair) }
        }
        return pairs.compactMap { pair in
            let intents = definition.intents.filter { pair.contains($0.name) }
            let phrases = intents.reduce(0) { $0 + $1.phrases.count }
            let confused = confusions.filter { pair == [$0.intent, $0.takenFor] }
            guard intents.count == 2, confused.count >= fewest,
                Double(confused.count) >= leastShare * Double(phrases)
            else { return nil }
            let examples = confused.prefix(shownExamples).map { "“\($0.phrase)” for “\($0.takenFor)”" }
            let more = confused.count - shownExamples
            return Finding(
                "the intents “\(intents[0].name)” and “\(intents[1].name)” are much alike: of their \(phrases) phrases, "
                    + "\(confused.count) were taken for the other when held out (\(examples.joined(separator: ", "))"
                    + "\(more > 0 ? " and \(more) more" : "")): make one intent of them, or give both phrases that "
                    + "say the difference",
                at: intents[1].location
            )
        }
    }
}
