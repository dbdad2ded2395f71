/// A voice message for a bot that cannot hear.
public struct VoiceUnavailable: Error, Equatable, CustomStringConvertible {
    /// Creates the error.
    public init() {}

    /// What was wrong, and what to do about it.
    public var description: String {
        "This bot cannot hear: no speech recogniser is configured. Set one with bot.use(recognizer:)."
    }
}
