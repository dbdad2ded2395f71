/// What a program that serves bots needs besides them: a line that says where, and failures without a backtrace.
///
/// ``JackdawCore/Bot/run(arguments:)`` does all of it. Programs that run a server of their own use it in `main.swift`:
///
/// ```swift
/// let options = BotOptions.fromCommandLine()
/// await Program.run("shop") {
///     try await makeShop(.load(options: options)).runService()
/// }
/// ```
public enum Program {
    /// Runs the main part of a program; an error becomes one line on standard error and the process's end.
    ///
    /// The exit status is 78 when something is wrong with the configuration, else 1.
    ///
    /// - Parameters:
    ///   - name: the program, as it is called in the line.
    ///   - main: the main part.
    public static func run(_ name: String, _ main: () async throws -> Void) async {
        do {
            try await main()
        } catch let error as ConfigurationError {
            let lines = error.problems.map { "\(name): \($0)" }
            ProcessEnd.fail(lines.joined(separator: "\n"), status: ProcessEnd.configuration)
        } catch {
            ProcessEnd.fail("\(name): \(ServerError(error) ?? error)", status: ProcessEnd.failure)
        }
    }

    /// Says on standard output where a program listens, past any buffer.
    public static func announce(_ name: String, listeningOn address: ServerAddress) {
        ProcessEnd.announce("\(name) is listening on \(address.url)")
    }
}
