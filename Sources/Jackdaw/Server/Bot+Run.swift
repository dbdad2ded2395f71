public import JackdawCore

extension Bot {
    /// Runs the bot as a program of its own, until the process is asked to end.
    ///
    /// It reads the command line (`--help` lists what there is), the environment and the configuration file, says on
    /// standard output where it listens, and ends when a SIGTERM or SIGINT arrives: it stops accepting, lets running
    /// bodies finish, and closes what is open. A second signal ends it at once.
    ///
    /// What keeps it from starting is said in one line on standard error, and ends the process with status 78 (something
    /// is wrong with the configuration) or 1 (anything else, such as a port in use). To run a bot inside of a larger
    /// program, use ``service`` instead.
    ///
    /// - Parameter arguments: the command line without the program's name; nil: this process's own.
    /// - Throws: nothing yet; what goes wrong ends the process.
    public func run(arguments: [String]? = nil) async throws {
        try await run(BotOptions.fromCommandLine(arguments))
    }

    /// Runs the bot as a program of its own, with options that the program has read itself.
    ///
    /// - Throws: nothing yet; what goes wrong ends the process.
    public func run(_ options: BotOptions) async throws {
        await Program.run(name) {
            try await BotProgram(bot: self, options: options).run()
        }
    }
}
