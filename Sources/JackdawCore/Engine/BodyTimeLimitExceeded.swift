/// A body that ran longer than it may and was cancelled.
public struct BodyTimeLimitExceeded: Error, Equatable, CustomStringConvertible {
    /// The state the conversation is in.
    public let state: String
    /// How long a body may run.
    public let limit: Duration

    /// What was wrong, and what to do about it.
    public var description: String {
        "A body of the state “\(state)” ran longer than \(limit) and was cancelled. "
            + "Let it do less, or raise the time limit of bodies."
    }
}
