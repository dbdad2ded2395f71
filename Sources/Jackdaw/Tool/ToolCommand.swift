internal import ArgumentParser
internal import JackdawCore

/// Something that a bot's executable can do.
protocol ToolCommand: ParsableCommand {
    /// Does it.
    ///
    /// - Returns: the exit status of the process.
    func run(_ bot: Bot, in terminal: Terminal) async throws -> ExitCode
}

/// What a command cannot do, and what to do about it.
struct ToolError: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
