internal import JackdawCore

/// A conversation as a test can hold it again: what was said, and what was answered.
struct RecordedConversation: Sendable, Equatable {
    /// One line of it.
    enum Item: Sendable, Equatable {
        /// The user said a text.
        case user(String)
        /// The user chose the option of that label.
        case choose(String)
        /// The user sent the file of that name.
        case file(String)
        /// The bot said a text.
        case bot(String)
        /// The bot offered options of these labels.
        case options([String])
        /// The bot sent anything else.
        case kind(ReplyKind)
        /// The conversation began again.
        case reset
        /// Something happened outside.
        case event(OutsideEvent)
        /// So much time passed that an `After` was due.
        case wait(Duration)
    }

    /// What was said, in order.
    var items: [Item]
}
