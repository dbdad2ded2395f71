extension Condition: CustomStringConvertible {
    /// The condition in words, as diagrams and logs show it.
    public var description: String {
        node.description
    }
}

extension Condition.Node: CustomStringConvertible {
    package var description: String {
        switch self {
        case .intent(let intent): "intent \(intent.name)"
        case .noIntentMatched: "no intent"
        case .anyMessage: "any message"
        case .file(let pattern): pattern == "*/*" ? "file" : "file \(pattern)"
        case .event(let name): "event \(name)"
        case .check(let check): check.description
        case .and(let left, let right): "\(left.operand(of: .and)) and \(right.operand(of: .and))"
        case .or(let left, let right): "\(left.operand(of: .or)) or \(right.operand(of: .or))"
        case .not(.and(let left, let right)): "not (\(Self.and(left, right)))"
        case .not(.or(let left, let right)): "not (\(Self.or(left, right)))"
        case .not(let node): "not \(node)"
        }
    }

    private enum Connective { case and, or }

    /// The part in parentheses where “and” and “or” meet.
    private func operand(of outer: Connective) -> String {
        switch (self, outer) {
        case (.and, .or), (.or, .and): "(\(self))"
        default: description
        }
    }
}
