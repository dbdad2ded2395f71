/// A session id under which no session is alive.
public struct UnknownSession: Error, Equatable, CustomStringConvertible {
    /// The id that was asked for.
    public let id: String

    /// Creates the error.
    public init(id: String) {
        self.id = id
    }

    /// What was wrong, and what to do about it.
    public var description: String {
        "No session “\(id)” is alive: it has ended, or its id is wrong."
    }
}
