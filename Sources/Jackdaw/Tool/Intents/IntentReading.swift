internal import JackdawCore
internal import Understanding

/// What a bot makes of a text, and why.
struct IntentReading {
    let text: String
    /// Where it was heard; nil: where all intents compete.
    let state: String?
    let classification: Classification?
    let match: IntentMatch?
    /// Nil where the classifier cannot explain itself.
    let explanation: Explanation?

    /// How many features are shown that speak for an intent, and how many that speak against it.
    private static let shownFeatures = 5
    /// What weighs less is shown as nothing.
    private static let leastWeight = 0.005

    /// - Parameter known: what was made of it in a conversation; nil: it is classified now.
    init(
        of text: String,
        in state: String?,
        by bot: Bot,
        _ known: (classification: Classification?, match: IntentMatch?)? = nil
    ) async throws {
        let engine = try bot.conversations.prepare()
        self.text = text
        self.state = state
        if let known {
            (classification, match) = known
        } else {
            (classification, match) = try await engine.understand(text, in: state)
        }
        if let classifier = engine.classifier as? LexicalClassifier, let classification, !classification.ranking.isEmpty
        {
            let candidates = Set(classification.ranking.map(\.intent))
            explanation = classifier.explain(text, among: candidates, intent: match?.name)
        } else {
            explanation = nil
        }
    }

    // MARK: As text

    func lines(in terminal: Terminal) -> [String] {
        let place = state.map { "in the state \($0)" } ?? "with all intents competing"
        let head = terminal.styled("“\(text.withoutControls)”", .bold) + " \(place)"
        guard let classification else { return [head, "  no intent is listened for"] }
        let width = classification.ranking.map(\.intent.columns).max() ?? 0
        let ranking = classification.ranking.map { score in
            let isHeard = score.intent == match?.name
            let bar = terminal.styled(score.confidence.bar(of: 20), isHeard ? .green : .faint)
            let share = score.confidence.percentage.padded(to: 7, alignedRight: true)
            return "  \(score.intent.padded(to: width)) \(bar) \(share)\(isHeard ? " ← heard" : "")"
        }
        let verdict = match == nil ? "  none reaches the threshold of" : "  the threshold is"
        return [head] + ranking + ["\(verdict) \(classification.threshold.percentage)"] + reasons + parameters
    }

    private var reasons: [String] {
        guard let explanation, let intent = explanation.intent else { return [] }
        let weighty = explanation.contributions.filter { abs($0.weight) >= Self.leastWeight }
        let words = weighty.filter { $0.kind != .letters }
        let shown = words.isEmpty ? weighty : words
        func line(_ label: String, _ contributions: [Explanation.Contribution]) -> [String] {
            let features = contributions.prefix(Self.shownFeatures).map { "“\($0.feature)” \($0.weight.short)" }
            return features.isEmpty ? [] : ["  \(label) \(intent): \(features.joined(separator: ", "))"]
        }
        var lines = line("for", shown.filter { $0.weight > 0 }) + line("against", shown.filter { $0.weight < 0 })
        if explanation.isTrainingPhrase { lines.append("  it is one of the phrases of \(intent)") }
        lines += explanation.repairs.map { "  “\($0.said)” was taken for “\($0.meant)”" }
        if !explanation.unknownWords.isEmpty {
            lines.append("  in no phrase: \(explanation.unknownWords.joined(separator: ", "))")
        }
        return lines
    }

    private var parameters: [String] {
        (match?.parameters ?? [:]).sorted { $0.key < $1.key }.map { "  \($0) = \($1.json)" }
    }

    // MARK: As JSON

    var json: JSONValue {
        var object: JSONObject = ["text": .string(text), "state": state.map { .string($0) } ?? .null]
        object["intent"] = match.map { .string($0.name) } ?? .null
        object["threshold"] = classification.map { .number($0.threshold) } ?? .null
        object["ranking"] = .array(
            (classification?.ranking ?? []).map {
                ["intent": .string($0.intent), "confidence": .number($0.confidence)]
            }
        )
        let parameters = (match?.parameters ?? [:]).sorted { $0.key < $1.key }
        object["parameters"] = .object(JSONObject(parameters.map { ($0, $1.json) }))
        object["explanation"] = explanation.map(Self.json) ?? .null
        return .object(object)
    }

    private static func json(_ explanation: Explanation) -> JSONValue {
        [
            "intent": explanation.intent.map { .string($0) } ?? .null,
            "isTrainingPhrase": .bool(explanation.isTrainingPhrase),
            "coverage": .number(explanation.coverage),
            "unknownWords": .array(explanation.unknownWords.map { .string($0) }),
            "repairs": .array(explanation.repairs.map { ["said": .string($0.said), "meant": .string($0.meant)] }),
            "contributions": .array(
                explanation.contributions.map {
                    ["feature": .string($0.feature), "kind": .string($0.kind.rawValue), "weight": .number($0.weight)]
                }
            ),
        ]
    }
}
