import JackdawCore

/// One thing that happened in a conversation of a test, as a failure tells it.
enum ConversationLine: Sendable {
    case user(String)
    case bot(ReplyContent)
    /// Something from outside: an event, or the clock.
    case outside(String)
    /// What nobody said, but explains what was or was not said.
    case note(String)

    /// The line, with its further lines below its own beginning.
    var description: String {
        switch self {
        case .user(let text): Self.line("user", text)
        case .bot(let content): Self.line("bot", content.line)
        case .outside(let text): Self.line("*", text)
        case .note(let text): Self.line("!", text)
        }
    }

    private static func line(_ who: String, _ text: String) -> String {
        let head = String(repeating: " ", count: max(0, 6 - who.count)) + who + "  "
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return head + lines.joined(separator: "\n" + String(repeating: " ", count: head.count))
    }
}
