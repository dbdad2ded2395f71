/// Something that is not tried again, since the process has ended each time while it was handled: the bot's own code may
/// be what ends it, as an index out of range does.
public struct HandlingGivenUp: Error, Equatable, CustomStringConvertible {
    /// The state the conversation is in.
    public let state: String

    /// What was wrong, and what to do about it.
    public var description: String {
        "The process has ended again and again while something was handled in the state “\(state)”, which is not tried any "
            + "more. Look for what ended it: before it does, Swift says on standard error which line is to blame."
    }
}
