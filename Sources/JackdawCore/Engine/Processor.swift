/// Sees every message on its way in and out, and may change or swallow it.
///
/// Processors run in the order in which they were added, inside the session's own queue: messages stay in order, and
/// a slow processor holds up its own session only. What a user sees of their own message is what they sent; the
/// changed message is what conditions and bodies get.
///
/// ```swift
/// struct Politeness: Processor {
///     func outgoing(_ reply: ReplyContent, in session: Session) async throws -> ReplyContent? {
///         guard case .text(let text) = reply else { return reply }
///         return .text(text + " Anything else?")
///     }
/// }
/// ```
public protocol Processor: Sendable {
    /// Passes on what a user said; nil swallows it.
    func incoming(_ message: UserMessage, in session: Session) async throws -> UserMessage?

    /// Passes on what the bot is about to say; nil swallows it.
    func outgoing(_ reply: ReplyContent, in session: Session) async throws -> ReplyContent?

    /// Passes on one piece of a streamed reply; an empty string swallows it.
    ///
    /// A piece is whatever the stream's source produced: a word may be split over two of them.
    func outgoing(streamed piece: String, in session: Session) async throws -> String
}

extension Processor {
    /// Passes the message on as it is.
    public func incoming(_ message: UserMessage, in session: Session) async throws -> UserMessage? { message }

    /// Passes the reply on as it is.
    public func outgoing(_ reply: ReplyContent, in session: Session) async throws -> ReplyContent? { reply }

    /// Passes the piece on as it is.
    public func outgoing(streamed piece: String, in session: Session) async throws -> String { piece }
}
