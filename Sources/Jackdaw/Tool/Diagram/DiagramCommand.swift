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
            whose program dot makes the SVG.

            EXAMPLES:
              \(BotTool.name) diagram > bot.mmd
              \(BotTool.name) diagram --format svg --output bot.svg
            """
    )

    @Option(help: "The language of the drawing.")
    var format = Format.mermaid

    @Option(help: ArgumentHelp("File to write; by default standard output.", valueName: "file"))
    var output: String?

    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode {
        let drawing =
            switch format {
            case .mermaid: bot.diagram(.mermaid)
            case .dot: bot.diagram(.dot)
            case .svg: try Graphviz().svg(of: bot.diagram(.dot))
            }
        try TextFile.write(drawing, to: output, in: terminal)
        return .success
    }
}
