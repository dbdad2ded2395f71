/// A variable that a user may not set, or not to that value.
public struct VariableRefused: Error, Equatable, CustomStringConvertible {
    private enum Reason: Equatable, Sendable {
        case unknown
        case notSettable
        case wrongType
    }

    /// The name that the user gave.
    public let name: String
    private let reason: Reason

    /// The bot has no variable of that name.
    public static func unknown(_ name: String) -> Self { Self(name: name, reason: .unknown) }

    /// The variable is not declared with `settableByUser: true`.
    public static func notSettable(_ name: String) -> Self { Self(name: name, reason: .notSettable) }

    /// The value is not of the variable's type.
    public static func wrongType(_ name: String) -> Self { Self(name: name, reason: .wrongType) }

    /// What was wrong, and what to do about it.
    public var description: String {
        switch reason {
        // The same words for both: which variables a bot has is not for everybody to find out.
        case .unknown, .notSettable:
            "The variable “\(name)” cannot be set by users; the bot has to declare it with settableByUser: true."
        case .wrongType: "The value given for the variable “\(name)” is not of the variable's type."
        }
    }
}
