/// What waits in a session's mailbox.
enum Work: Sendable {
    case start
    case restart
    case message(UserMessage)
    case variables([VariableAssignment])
    case event(OutsideEvent)
    case timer(entry: Int, index: Int)

    /// Whether it counts against the bound on what users may have waiting.
    var isFromUser: Bool {
        switch self {
        case .message, .variables: true
        case .start, .restart, .event, .timer: false
        }
    }
}

/// A value that a user gives a variable, already of its type.
struct VariableAssignment: Sendable {
    var name: String
    var value: any Codable & Sendable
}
