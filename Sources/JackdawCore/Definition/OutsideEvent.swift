/// Something that happened outside a conversation: a payment came in, a job ended.
///
/// ```swift
/// try await bot.send(.event("paid", ["amount": 12]), to: sessionID)
/// ```
///
/// `When(.event("paid"), goTo: .thanks)` waits for it, and the body finds it as `session.event`.
public struct OutsideEvent: Sendable, Hashable, Codable {
    /// What happened.
    public var name: String
    /// What there is to know about it.
    public var payload: JSONValue?

    /// The event `name`.
    public init(_ name: String, _ payload: JSONValue? = nil) {
        self.name = name
        self.payload = payload
    }

    /// The event `name`.
    public static func event(_ name: String, _ payload: JSONValue? = nil) -> Self {
        Self(name, payload)
    }
}
