import JackdawCore
public import Testing

/// A conversation as data: what the user does, and what the bot has to say to it.
///
/// A folder of scripts becomes a test with a case for each of them, and each can be run by itself:
///
/// ```swift
/// @Test(arguments: try ConversationScript.all(in: "Conversations"))
/// func scripts(_ script: ConversationScript) async throws {
///     try await makeGreetings().converse(following: script)
/// }
/// ```
///
/// Scripts are written in Markdown (`.md`), where a heading of the second level begins a conversation, items of lists are its
/// steps, and whatever else stands there is for its readers:
///
///     # Greetings
///
///     ## Somebody is well
///
///     - user: hello
///     - bot: Hi! How are you?
///     - user: fine
///     - bot: I am glad to hear that!
///     - state: waiting
///
/// or in YAML (`.yaml`), as a list of conversations:
///
///     - conversation: Somebody is well
///       steps:
///         - user: hello
///         - bot: Hi! How are you?
///
/// ``Step`` lists what a step may be.
public struct ConversationScript: Sendable, CustomTestStringConvertible {
    /// The title of the conversation.
    public var title: String
    /// What happens, in order.
    public var steps: [Step]
    /// The file that it was read from.
    public var path: String
    /// The line that its title stands in.
    public var line: Int

    /// The conversation `title`.
    public init(title: String, steps: [Step], path: String = "", line: Int = 1) {
        self.title = title
        self.steps = steps
        self.path = path
        self.line = line
    }

    /// How test reports call it.
    public var testDescription: String { title }

    func location(ofLine line: Int) -> SourceLocation {
        let name = path.split(separator: "/").last.map(String.init) ?? "script"
        return SourceLocation(fileID: "Conversations/\(name)", filePath: path, line: line, column: 1)
    }
}
