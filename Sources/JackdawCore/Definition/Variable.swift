/// Something that a bot keeps in mind about each conversation.
///
/// ```swift
/// let attempts = Variable("attempts", initially: 0)
///
/// State(.asking) {
///     Body { session in session[attempts] += 1 }
///     When(attempts >= 3, goTo: .givingUp)
/// }
/// ```
///
/// Every session has a value of its own. Two handles of one name and type mean the same variable.
public struct Variable<Value: Codable & Sendable>: Sendable {
    /// The name, unique within the bot.
    public let name: String
    /// The value at the beginning of a conversation, and after a reset.
    public let initially: Value
    /// Whether a client may set it.
    public let settableByUser: Bool

    let location: DeclarationSite

    /// The variable `name`.
    ///
    /// - Parameters:
    ///   - name: The name, unique within the bot.
    ///   - initially: The value at the beginning of a conversation, and after a reset.
    ///   - settableByUser: Whether a client may set it (`user_set_variable`). A bot must know of such a variable: from
    ///     a condition, or from ``Variables``.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public init(
        _ name: String,
        initially: Value,
        settableByUser: Bool = false,
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.name = name
        self.initially = initially
        self.settableByUser = settableByUser
        location = DeclarationSite(fileID: fileID, line: line)
    }
}
