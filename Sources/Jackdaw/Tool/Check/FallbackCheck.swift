internal import JackdawCore

/// Finds states that listen, and have no words of the author's own for what they do not understand.
enum FallbackCheck {
    static func findings(_ definition: BotDefinition) -> [Finding] {
        guard definition.everywhere.fallback == nil,
            !definition.everywhere.transitions.contains(where: { $0.trigger?.node.takesAnyText ?? false })
        else { return [] }
        let bare = definition.order.compactMap { definition.states[$0] }.filter { state in
            definition.isRestingPlace(state) && state.fallback == nil
                && !definition.intents(heardIn: state.name).isEmpty
                && !state.transitions.contains { $0.trigger?.node.takesAnyText ?? false }
        }
        guard let first = bare.first else { return [] }
        let names = bare.map { "“\($0.name)”" }.joined(separator: ", ")
        let what = bare.count == 1 ? "the state \(names) listens" : "the states \(names) listen"
        return [
            Finding(
                "\(what) for intents and no fallback answers what is not understood, so users read a sentence that is "
                    + "not yours: add Fallback(…) to \(bare.count == 1 ? "it, or to " : "")EveryState",
                at: first.location
            )
        ]
    }
}

extension Condition.Node {
    /// Whether it holds for every text that no intent matches, whatever else is the case.
    fileprivate var takesAnyText: Bool {
        switch self {
        case .anyMessage, .noIntentMatched: true
        case .or(let left, let right): left.takesAnyText || right.takesAnyText
        case .and(let left, let right): left.takesAnyText && right.takesAnyText
        case .intent, .file, .event, .check, .not: false
        }
    }
}
