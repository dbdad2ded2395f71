/// A user whom an ``Authenticator`` has recognised.
public struct AuthenticatedUser: Sendable, Hashable {
    /// The longest id, in characters.
    static let maximumLength = 256

    /// What the user is known by, always the same and nobody else's: at most 256 characters, none a control character.
    public var id: String
    /// What to call the user on the page, where that is known.
    public var name: String?

    /// The user of that id.
    public init(id: String, name: String? = nil) {
        self.id = id
        self.name = name
    }

    /// Whether the id can be kept and logged.
    var isUsable: Bool {
        !id.isEmpty && id.unicodeScalars.count <= Self.maximumLength && ClientIdentity.isPrintable(id)
    }
}
