internal import ArgumentParser
public import JackdawCore

extension Bot {
    /// Runs the bot as a program of its own: serves it until the process is asked to end, or does what else the command
    /// line asks for.
    ///
    /// The program understands subcommands; `--help` lists them, and `serve` is the one that need not be named:
    ///
    /// ```sh
    /// MyBot --port 9000           # serves the bot
    /// MyBot chat                  # talks to it in the terminal
    /// MyBot check --strict        # says what looks wrong
    /// MyBot diagram --format svg  # draws it
    /// MyBot intents try "hello"   # says what it makes of a text
    /// ```
    ///
    /// To serve, it reads the command line, the environment and the configuration file, says on standard output where
    /// it listens, and ends when a SIGTERM or SIGINT arrives: it stops accepting, lets running bodies finish, and closes
    /// what is open. A second signal ends it at once. The other commands need no platform.
    ///
    /// What keeps it from starting is said in one line on standard error, and ends the process with status 78 (something
    /// is wrong with the configuration) or 1 (anything else, such as a port in use). To run a bot inside of a larger
    /// program, use ``service`` instead.
    ///
    /// - Parameter arguments: the command line without the program's name; nil: this process's own.
    /// - Throws: nothing yet; what goes wrong ends the process.
    public func run(arguments: [String]? = nil) async throws {
        let command = BotTool.command(in: arguments)
        await Program.run(name) {
            let status = try await command.run(self, in: .standard)
            if status != .success { ProcessEnd.leave(status: status.rawValue) }
        }
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
