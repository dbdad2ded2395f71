internal import ArgumentParser
internal import JackdawCore

/// Makes a test of a conversation.
struct RecordCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Make a conversation test of a recorded conversation.",
        discussion: """
            The file holds JSON: a history frame of jackdaw.v1 (its answer to fetch_user_messages), or an array of the \
            frames that a client got. In a chat, /record does the same with what was said there.

            EXAMPLES:
              \(BotTool.name) record monday.json --output Tests/monday.md
              \(BotTool.name) record monday.json --title "A large pizza"
            """
    )

    @Argument(help: ArgumentHelp("The recorded conversation; - is standard input.", valueName: "file.json"))
    var file: String

    @Option(help: ArgumentHelp("File to write; by default standard output.", valueName: "file.md"))
    var output: String?

    @Option(help: "What the conversation is about.")
    var title = ConversationScriptWriter.usualTitle

    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode {
        let json: JSONValue
        do {
            json = try JSONParser.parse(await TextFile.read(file, in: terminal))
        } catch let error as JSONParseError {
            throw ToolError("\(file) is no JSON: \(error)")
        }
        let script: RecordedConversation
        do {
            script = try RecordedConversation(frames: json)
        } catch {
            throw ToolError("\(file): \(error)")
        }
        let text = ConversationScriptWriter(bot: bot.name, title: title).write(script)
        try TextFile.write(text, to: output, in: terminal)
        return .success
    }
}

extension ConversationScriptWriter {
    /// What a conversation is called that nobody has named.
    static let usualTitle = "A recorded conversation"
}
