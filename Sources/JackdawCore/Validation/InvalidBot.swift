/// Everything that is wrong with the declaration of a bot.
///
/// All problems are listed at once, each in the form that compilers use, so that editors lead to the line:
///
/// ```
/// the bot “greetings” has 2 errors
/// Greetings/main.swift:9: error: no transition leads to the state “sorry”: add one, or remove the state
/// Greetings/main.swift:14: error: the intent “bad” has no phrases: give it at least one
/// ```
public struct InvalidBot: Error, Hashable, CustomStringConvertible {
    /// The name of the bot.
    public let bot: String
    /// What is wrong, by file and line; warnings included.
    public let problems: [Problem]

    /// The bot, how many errors it has, and each problem on a line of its own.
    public var description: String {
        let errors = problems.filter { $0.severity == .error }.count
        return
            (["the bot “\(bot)” has \(errors == 1 ? "an error" : "\(errors) errors")"]
            + problems.map(\.description)).joined(separator: "\n")
    }
}
