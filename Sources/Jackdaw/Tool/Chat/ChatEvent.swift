internal import JackdawCore

/// What is to appear on the screen of a chat, in order.
enum ChatEvent: Sendable {
    /// The bot said something.
    case output(SessionOutput)
    /// The answer to a command.
    case lines([String])
    /// The user may type.
    case prompt
    /// The user has typed a line.
    case entered
    /// Nothing more comes.
    case ended
    /// Everything before it is to have been shown.
    case shown(CheckedContinuation<Void, Never>)
}
