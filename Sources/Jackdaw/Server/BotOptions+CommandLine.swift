internal import ArgumentParser

extension BotOptions {
    /// Reads a command line that holds nothing but a bot's own options.
    ///
    /// Ends the process for `--help`, and with one line on standard error when the command line is wrong.
    ///
    /// - Parameter arguments: the command line without the program's name; nil: this process's own.
    public static func fromCommandLine(_ arguments: [String]? = nil) -> BotOptions {
        do {
            var parsed = try BotCommand.parseAsRoot(arguments)
            if let command = parsed as? BotCommand { return command.options }
            // What --help asks for comes as a command of its own, which says it by throwing it.
            try parsed.run()
            BotCommand.exit()
        } catch {
            BotCommand.exit(withError: error)
        }
    }
}

extension BotOptions {
    /// What `--help` prints.
    package static var helpText: String { BotCommand.helpMessage() }
}
