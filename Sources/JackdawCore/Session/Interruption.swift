/// Why a session's code is cancelled.
enum Interruption: Sendable, Hashable {
    /// The conversation begins again.
    case reset
    /// The bot is shutting down.
    case shutdown
    /// The session has ended.
    case ended
    /// A body took too long.
    case timeLimit
}

/// How a run of the bot's own code ended.
enum RunEnd: Sendable {
    case finished
    case failed(any Error)
    /// Cancelled, whether it has noticed or not.
    case interrupted(Interruption)
}
