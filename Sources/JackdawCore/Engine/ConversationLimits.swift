/// The bounds that keep conversations from using up memory.
public struct ConversationLimits: Sendable, Hashable {
    /// Messages of one session that may wait to be handled; past that ``Session/accept(_:)`` waits.
    public var pending = 64

    /// Approximate octets of messages that may wait in one session; past that ``Session/accept(_:)`` waits as well.
    public var pendingOctets = 4 << 20

    /// Sessions alive at the same time; past that, the one idle longest ends.
    public var sessions = 100_000

    /// How long a session lives that nobody is connected to and in which nothing happens.
    public var sessionIdle: Duration = .seconds(24 * 60 * 60)

    /// Frames of one session that are kept for connections that come back; further back they get the history.
    public var replayFrames = 256

    /// Approximate octets of the frames that are kept for connections that come back.
    public var replayOctets = 1 << 20

    /// Messages that the history of one session holds; the oldest are forgotten first.
    public var historyEntries = 1_000

    /// Approximate octets that the history of one session holds, the contents of files counted, of tables the first rows.
    public var historyOctets = 16 << 20

    /// Approximate octets of the tables that the history of one session holds whole.
    ///
    /// Past that the oldest ones keep their first rows alone; the newest table is always whole.
    public var tableOctets = 64 << 20

    /// Messages of other bots that a session takes until a person says something, or ten minutes pass without one.
    public var botMessages = 200

    /// Client ids that a session remembers, so that a message sent twice is handled once.
    public var rememberedClientIDs = 1_024

    /// Creates the default limits.
    public init() {}
}
