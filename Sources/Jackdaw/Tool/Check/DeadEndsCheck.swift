internal import JackdawCore

/// Finds states that ask something, and from which no answer leads on.
///
/// A conversation may well end in a state that nothing leads out of. It is no end, though, where the last thing said is
/// a question, or options are offered; and an author who wrote a fallback there has thought of what is said then.
enum DeadEndsCheck {
    static func findings(_ definition: BotDefinition) -> [Finding] {
        guard definition.everywhere.transitions.isEmpty else { return [] }
        return definition.order.compactMap { definition.states[$0] }.compactMap { state in
            guard state.transitions.isEmpty, state.timers.isEmpty, state.fallback == nil,
                case .says(let replies)? = state.body, let question = replies.last?.question
            else { return nil }
            return Finding(
                "the state “\(state.name)” ends with \(question), but nothing leads out of it: add a transition for "
                    + "the answer, or a Fallback(…) if the conversation is meant to end here",
                at: state.location
            )
        }
    }
}

extension Reply {
    /// What of it waits for an answer, in words; nil when nothing does.
    fileprivate var question: String? {
        guard case .whole(let content) = form else { return nil }
        if case .options = content { return "options" }
        guard let text = content.text, let end = text.last(where: { $0.isLetter || $0.isNumber || "?？؟".contains($0) }),
            "?？؟".contains(end)
        else { return nil }
        return "the question “\(text)”"
    }
}
