/// One message of a conversation as it stands now, with what became of it.
public struct HistoryEntry: Sendable, Hashable, Codable {
    /// The message: of the user, of the bot (a stream as a whole reply), or that the conversation was restarted.
    public var frame: JournalFrame
    /// Whether the reply is a stream that is still being written.
    public var isOpen: Bool
    /// The option that the user chose of this reply.
    public var chosen: ChosenOption?
    /// The words that were recognised in this voice message.
    public var transcript: String?
    /// How many of this table's rows are no longer kept, after those that are: see ``ConversationLimits/tableOctets``.
    public var omittedRows: Int

    /// An entry for `frame`.
    public init(
        frame: JournalFrame,
        isOpen: Bool = false,
        chosen: ChosenOption? = nil,
        transcript: String? = nil,
        omittedRows: Int = 0
    ) {
        self.frame = frame
        self.isOpen = isOpen
        self.chosen = chosen
        self.transcript = transcript
        self.omittedRows = omittedRows
    }
}
