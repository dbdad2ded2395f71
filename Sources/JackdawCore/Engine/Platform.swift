/// A way for people to reach a bot: a WebSocket server, a console, a test.
///
/// A platform opens sessions through the bot's ``Conversations``, hands them what users say
/// (``Session/accept(_:)``) and shows what the session says (``Session/attach(after:_:)``).
public protocol Platform: Sendable {
    /// Serves the bot until the task is cancelled or the process shuts down gracefully.
    func run(_ bot: Bot) async throws
}
