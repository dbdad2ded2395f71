internal import ArgumentParser
internal import JackdawCore

/// Draws the bot.
struct DiagramCommand: ToolCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case mermaid, dot, svg
    }

    static let configuration = CommandConfiguration(
        commandName: "diagram",
        abstract: "Draw the bot: its states and what leads from one to another.",
        discussion: """
            Mermaid is shown by GitHub and many wikis, in a block of code of that name. DOT is the language of Graphviz, \
            whose program dot makes the SVG. With --store, each state shows how many stored conversations are in it.

            EXAMPLES:
              \(BotTool.name) diagram > bot.mmd
              \(BotTool.name) diagram --format svg --output bot.svg
              \(BotTool.name) diagram --store sqlite:bot.db > bot.mmd
            """
    )

    @Option(help: "The language of the drawing.")
    var format = Format.mermaid

    @Option(help: ArgumentHelp("File to write; by default standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("The store whose conversations are counted.", valueName: "address"))
    var store: String?

    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode {
        let counts = try await countsByState(of: bot)
        let drawing =
            switch format {
            case .mermaid: bot.diagram(.mermaid, conversations: counts)
            case .dot: bot.diagram(.dot, conversations: counts)
            case .svg: try Graphviz().svg(of: bot.diagram(.dot, conversations: counts))
            }
        try TextFile.write(drawing, to: output, in: terminal)
        return .success
    }

    /// How many conversations of the store are in each state of the bot; empty where no store is named.
    private func countsByState(of bot: Bot) async throws -> [String: Int] {
        guard let store else { return [:] }
        let opened = try bot.conversations.settings.store(at: store)
        try await opened.openForReading()
        let found: [String: Int]
        do {
            found = try await opened.countsByState()
        } catch {
            await opened.close()
            throw error
        }
        await opened.close()
        return Dictionary(uniqueKeysWithValues: bot.conversations.definition.order.map { ($0, found[$0] ?? 0) })
    }
}
