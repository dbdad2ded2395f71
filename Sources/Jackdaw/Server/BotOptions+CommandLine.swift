internal import ArgumentParser

extension BotOptions {
    /// Reads a command line that holds nothing but a bot's own options.
    ///
    /// Ends the process for `--help`, and with one line on standard error when the command line is wrong.
    ///
    /// - Parameter arguments: the command line without the program's name; nil: this process's own.
    public static func fromCommandLine(_ arguments: [String]? = nil) -> BotOptions {
        do {
            guard let command = try BotCommand.parseAsRoot(arguments) as? BotCommand else { BotCommand.exit() }
            return command.options
        } catch {
            BotCommand.exit(withError: error)
        }
    }
}

extension BotOptions {
    /// What `--help` prints.
    package static var helpText: String { BotCommand.helpMessage() }
}
