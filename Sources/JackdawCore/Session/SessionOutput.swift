/// What a session tells a connection, in order.
///
/// The first is always ``attached(sequence:typing:)``, then what was missed (frames, or the history), then
/// ``caughtUp(sequence:)``, then what happens from there on.
public enum SessionOutput: Sendable {
    /// The connection is attached; the latest frame so far, and whether the bot is typing.
    case attached(sequence: Int, typing: Bool)

    /// One more frame of the conversation.
    case frame(JournalFrame)

    /// The whole conversation up to a frame; it replaces what the client shows.
    case history([HistoryEntry], sequence: Int)

    /// What was missed has been told; what follows is live.
    case caughtUp(sequence: Int)

    /// The bot began or ended to be at work for longer than a moment.
    case typing(Bool)

    /// A message that was accepted could not be understood after all.
    case failure(MessageFailure)

    /// What was said cannot be stored at the moment: it is neither lost nor acknowledged, and is told once it is stored.
    case notStored

    /// The conversation goes on in another process: connect again and resume it.
    case moved

    /// The conversation is over, because it was removed: nothing more is said.
    case ended
}
