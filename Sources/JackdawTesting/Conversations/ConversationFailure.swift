public import Testing

/// That a conversation went another way than its test expects.
///
/// A failure is recorded where the user of the test was disappointed, with the whole conversation so far; the rest of
/// the conversation is not held. Whoever catches it makes it unseen.
public struct ConversationFailure: Error, CustomStringConvertible {
    /// What went wrong, and the conversation so far.
    public let description: String
    /// Where the test expected something else.
    public let sourceLocation: SourceLocation
}
