import ArgumentParser
import Synchronization
import Testing

@testable import Jackdaw

/// A terminal that reads lines from an array, and keeps what is written.
final class TestTerminal: Sendable {
    private let written = Mutex("")
    private let errors = Mutex("")
    private let input: Mutex<ArraySlice<String>>
    private let isInteractive: Bool
    private let isStyled: Bool
    private let showsProgress: Bool
    private let width: Int

    init(
        _ input: [String] = [],
        isInteractive: Bool = false,
        isStyled: Bool = false,
        showsProgress: Bool = false,
        width: Int = 60
    ) {
        self.input = Mutex(input[...])
        self.isInteractive = isInteractive
        self.isStyled = isStyled
        self.showsProgress = showsProgress
        self.width = width
    }

    var output: String { written.withLock { $0 } }
    var errorOutput: String { errors.withLock { $0 } }
    /// What was written, line by line.
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// Waits until what was written ends like that.
    func wait(for end: String) async {
        while !output.hasSuffix(end), (try? await Task.sleep(for: .milliseconds(5))) != nil {}
    }

    var terminal: Terminal {
        Terminal(
            write: { [self] text in written.withLock { $0 += text } },
            writeError: { [self] text in errors.withLock { $0 += text } },
            readLine: { [self] in input.withLock { $0.popFirst() } },
            isInteractive: isInteractive,
            isStyled: isStyled,
            showsProgress: showsProgress,
            width: { [width] in width }
        )
    }

    /// Runs a command line of the bot, and returns the exit status.
    func run(_ bot: Bot, _ arguments: String...) async throws -> ExitCode {
        let command = try #require(BotTool.parseAsRoot(arguments) as? any ToolCommand)
        return try await command.run(bot, in: terminal)
    }
}
