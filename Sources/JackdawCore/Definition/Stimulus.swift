/// What a condition is held against.
package enum Stimulus: Sendable {
    /// Nothing happened: only what conditions on the session itself say counts.
    case none
    /// The user said something; `intent` is what was recognised in it.
    case message(UserMessage, intent: IntentMatch?)
    /// Something happened outside.
    case event(OutsideEvent)
    /// The `After` of that number in its state ran out.
    case timer(Int)
}
