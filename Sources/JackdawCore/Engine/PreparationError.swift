/// A bot that cannot start, because what it should understand cannot be learnt.
public struct PreparationError: Error, Equatable, CustomStringConvertible {
    /// The name of the bot.
    public let bot: String
    /// What was wrong.
    public let reason: String

    package init(bot: String, reason: String) {
        self.bot = bot
        self.reason = reason
    }

    /// What was wrong, and what to do about it.
    public var description: String {
        "The bot “\(bot)” cannot start: \(reason)."
    }
}
