/// Why a store cannot be used.
public struct StoreError: Error, Equatable, CustomStringConvertible {
    /// What kind of trouble it is.
    public enum Kind: Sendable, Hashable {
        /// Nobody answers, or not now: trying again may help.
        case unavailable
        /// What is there cannot be read: trying again does not help.
        case damaged
        /// It was made by a newer version.
        case newer
        /// It was named or configured wrongly.
        case misconfigured
    }

    /// What kind of trouble it is.
    public let kind: Kind
    /// What was wrong, and what to do about it.
    public let description: String

    /// An error of that kind.
    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
