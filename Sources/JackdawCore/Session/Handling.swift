import Understanding

/// What a session is busy with, as bodies and conditions see it.
struct Handling: Sendable {
    var message: UserMessage?
    var event: OutsideEvent?
    var match: IntentMatch?
    var classification: Classification?
    /// What it answered, when a form had asked.
    var answer: FormAnswer?
}
