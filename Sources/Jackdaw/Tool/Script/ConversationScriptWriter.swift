internal import JackdawCore

/// Writes conversations as Markdown that is a test: what a person reads as a dialogue can be held again, word for word.
///
/// ```markdown
/// # greetings
///
/// ## A good day
///
/// - user: hello
/// - bot: Hi! How are you?
/// ```
struct ConversationScriptWriter: Sendable {
    /// The bot's name, the heading of the whole.
    var bot: String
    /// What the conversation is about.
    var title: String

    /// The script of a session's history.
    ///
    /// - Parameter asides: what no history tells: events from outside and the passing of time.
    func write(_ history: [HistoryEntry], asides: [RecordedConversation.Aside] = []) -> String {
        write(RecordedConversation(history, asides: asides))
    }

    /// The script as Markdown.
    func write(_ script: RecordedConversation) -> String {
        let items = script.items.map(Self.write).joined()
        return "# \(Self.line(bot))\n\n## \(Self.line(title))\n" + (items.isEmpty ? "" : "\n" + items)
    }

    private static func write(_ item: RecordedConversation.Item) -> String {
        switch item {
        case .user(let text): write("user", text)
        case .choose(let label): write("choose", label)
        case .file(let name): "- file: \(line(name))\n"
        case .bot(let text): write("bot", text)
        case .options(let labels): "- bot options: \(labels.map(escaped).joined(separator: " | "))\n"
        case .kind(let kind): "- bot kind: \(kind.rawValue)\n"
        case .reset: "- reset:\n"
        case .event(let event): "- event: \(event.name)\(event.payload.map { " \($0)" } ?? "")\n"
        case .wait(let time): "- wait: \(time.short)\n"
        }
    }

    /// A text in the line of its item; where that would change it, in a fenced block below.
    private static func write(_ name: String, _ text: String) -> String {
        let isPlain =
            !text.isEmpty && !text.contains(where: \.isNewline) && text.first?.isWhitespace == false
            && text.last?.isWhitespace == false
        if isPlain { return "- \(name): \(text)\n" }
        // A fence is closed only by one as long as itself (CommonMark 0.31.2, section 4.5).
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return (["- \(name):", "    \(fence)"] + lines.map { "    \($0)" } + ["    \(fence)"])
            .joined(separator: "\n") + "\n"
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// A label among others: a bar in it is no end of it.
    private static func escaped(_ label: String) -> String {
        line(label).replacing("\\", with: "\\\\").replacing("|", with: "\\|")
    }
}
