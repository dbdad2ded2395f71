public import ArgumentParser

/// The options that every bot's executable takes.
///
/// ``JackdawCore/Bot/run(arguments:)`` reads them from the command line by itself. A program with options of its own
/// includes them and hands them over:
///
/// ```swift
/// @main struct Pizza: AsyncParsableCommand {
///     @OptionGroup var options: BotOptions
///     @Flag var openOnSundays = false
///
///     func run() async throws {
///         try await makeBot(openOnSundays: openOnSundays).run(options)
///     }
/// }
/// ```
public struct BotOptions: ParsableArguments, Sendable {
    /// The address to listen on.
    @Option(help: "Address to listen on.")
    public var host: String?

    /// The port to listen on.
    @Option(help: "Port to listen on; 0 takes a free one.")
    public var port: Int?

    /// Whether the chat page is left out.
    @Flag(name: .customLong("no-ui"), help: "Serve no chat page, only the WebSocket.")
    public var noUI = false

    /// Where conversations are kept.
    @Option(
        help: ArgumentHelp(
            "Where conversations are kept, as sqlite:bot.db; in memory alone without it.",
            valueName: "address"
        )
    )
    public var store: String?

    /// Whether the page is served from the disk, with a panel that shows what goes on inside the bot.
    @Flag(help: "Serve the page from disk, reload it on changes, and show the bot's inside: while developing.")
    public var dev = false

    /// The folder that the page is served from with ``dev``, where it is not the one of the source tree.
    @Option(help: ArgumentHelp("Folder to serve the page from, with --dev.", valueName: "folder"))
    public var devAssets: String?

    /// A YAML or JSON file with the configuration.
    @Option(help: ArgumentHelp("YAML or JSON file with the configuration.", valueName: "file"))
    public var config: String?

    /// The least severe log messages to write.
    @Option(help: ArgumentHelp("Least severe log messages to write: trace … critical.", valueName: "level"))
    public var logLevel: String?

    /// Makes options for ArgumentParser to fill; use `try BotOptions.parse([])` for options that nobody has given.
    public init() {}

    /// Refuses options that mean nothing without others.
    public func validate() throws {
        if devAssets != nil, !dev { throw ValidationError("--dev-assets has no effect without --dev; add it.") }
        if dev, noUI { throw ValidationError("--dev shows the chat page, which --no-ui leaves out; drop one of them.") }
    }
}
