/// Something that a user says along with an intent: how many, which size, when.
///
/// ```swift
/// let count = Parameter("count", .integer)
/// let order = Intent("order", phrases: ["i want \(count) pizzas"])
///
/// State(.baking) { Body { session in try await session.reply("\(session[count] ?? 1) it is.") } }
/// ```
///
/// A parameter keeps its value until another message fills it, it is set, or the conversation is reset.
public struct Parameter<Value: Sendable>: Sendable {
    /// The name, unique within the bot.
    public let name: String
    /// What it can be.
    public let entity: Entity<Value>

    let location: DeclarationSite

    /// The parameter `name`, which is an `entity`.
    public init(_ name: String, _ entity: Entity<Value>, fileID: String = #fileID, line: Int = #line) {
        self.name = name
        self.entity = entity
        location = DeclarationSite(fileID: fileID, line: line)
    }
}
