/// What names the states of a bot: your own enum, or a struct where the set is open.
///
/// With an enum the compiler knows every state, and a misspelt target does not compile:
///
/// ```swift
/// enum Step: String, StateID, CaseIterable { case waiting, greeted }
/// ```
///
/// Where several modules add states of their own, a struct leaves the set open; then `Bot` finds the misspelt ones:
///
/// ```swift
/// struct Step: StateID {
///     let name: String
///     static let waiting = Step(name: "waiting")
/// }
/// ```
public protocol StateID: Hashable, Sendable {
    /// The name, as logs and diagrams show it; unique within the bot.
    var name: String { get }
}

extension StateID where Self: RawRepresentable<String> {
    /// The raw value.
    public var name: String { rawValue }
}
