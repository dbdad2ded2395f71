/// Why a streamed reply ended.
public enum StreamEnd: String, Sendable, Hashable, Codable {
    /// Everything was said.
    case finished
    /// The user asked for it to stop, or the conversation was reset.
    case stopped
    /// What made the text threw an error.
    case failed
}
