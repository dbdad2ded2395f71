/// A session that was not opened, or a message that was not accepted.
public struct ConversationRefused: Error, Equatable, CustomStringConvertible {
    private enum Reason: Equatable, Sendable {
        case shuttingDown
        case tooManySessions(Int)
        case sessionEnded
    }

    private let reason: Reason

    /// The bot is being shut down and takes no new work; another process may.
    public static let shuttingDown = Self(reason: .shuttingDown)

    /// The session has ended meanwhile; open it again.
    public static let sessionEnded = Self(reason: .sessionEnded)

    /// As many sessions as are allowed are alive, and somebody is connected to each.
    public static func tooManySessions(_ limit: Int) -> Self { Self(reason: .tooManySessions(limit)) }

    /// What was wrong, and what to do about it.
    public var description: String {
        switch reason {
        case .shuttingDown: "The bot is shutting down and takes no new messages; try again in a moment."
        case .sessionEnded: "This conversation has ended; connect again to begin another."
        case .tooManySessions(let limit):
            "All \(limit) sessions are in use; try again later, or raise the limit of sessions."
        }
    }
}
