extension Condition {
    /// Whether the condition is about the session alone, so that it is looked at without an event as well.
    package var isEventless: Bool {
        node.isEventless
    }

    /// Whether the condition holds now that `stimulus` has happened.
    package func isSatisfied(session: Session, stimulus: Stimulus) -> Bool {
        node.isSatisfied(session: session, stimulus: stimulus)
    }

    /// The intents it names, in order.
    package var intents: [Intent] {
        node.leaves.compactMap { if case .intent(let intent) = $0 { intent } else { nil } }
    }

    /// The variables it compares.
    package var variables: [AnyVariable] {
        node.checks.flatMap(\.variables)
    }

    /// The parameters it compares.
    package var parameters: [AnyParameter] {
        node.checks.flatMap(\.parameters)
    }
}

extension Condition.Node {
    /// Asked after every body, so it goes without making arrays.
    var isEventless: Bool {
        switch self {
        case .and(let left, let right), .or(let left, let right): left.isEventless && right.isEventless
        case .not(let node): node.isEventless
        case .check: true
        case .intent, .noIntentMatched, .anyMessage, .file, .event: false
        }
    }

    var checks: [Condition.Check] {
        leaves.compactMap { if case .check(let check) = $0 { check } else { nil } }
    }

    /// The questions that it is made of, in order.
    package var leaves: [Condition.Node] {
        switch self {
        case .and(let left, let right), .or(let left, let right): left.leaves + right.leaves
        case .not(let node): node.leaves
        default: [self]
        }
    }

    func isSatisfied(session: Session, stimulus: Stimulus) -> Bool {
        switch self {
        case .and(let left, let right):
            return left.isSatisfied(session: session, stimulus: stimulus)
                && right.isSatisfied(session: session, stimulus: stimulus)
        case .or(let left, let right):
            return left.isSatisfied(session: session, stimulus: stimulus)
                || right.isSatisfied(session: session, stimulus: stimulus)
        case .not(let node): return !node.isSatisfied(session: session, stimulus: stimulus)
        case .check(let check): return check.holds(session)
        case .event(let name):
            guard case .event(let event) = stimulus else { return false }
            return event.name == name
        case .intent, .noIntentMatched, .anyMessage, .file:
            guard case .message(let message, let match) = stimulus else { return false }
            return isSatisfied(message: message, match: match)
        }
    }

    private func isSatisfied(message: UserMessage, match: IntentMatch?) -> Bool {
        switch self {
        case .intent(let intent): match?.name == intent.name
        // A file has no words that an intent could have missed.
        case .noIntentMatched: match == nil && !message.isFile
        case .anyMessage: true
        case .file(let pattern): message.isFile && MediaType.matches(message.file?.type ?? "", pattern: pattern)
        case .event, .check, .and, .or, .not: false
        }
    }
}

extension UserMessage {
    /// Whether it is a file to be looked at, and not a recording to be listened to.
    fileprivate var isFile: Bool {
        if case .file = content { true } else { false }
    }
}
