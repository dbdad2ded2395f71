import Understanding

/// A question of a form, without the type of what it asks for.
package struct FormSlot: Sendable {
    package var parameter: AnyParameter
    var question: [Reply]
    /// What is said when the answer did not tell.
    var again: [Reply]
    var location: DeclarationSite
    /// Whether what was found in an answer is a value of the parameter.
    var accepts: @Sendable (EntityValue) -> Bool
    var isKnown: @Sendable (Session) -> Bool
    var forget: @Sendable (Session) -> Void
    /// What is wrong with the value that the session has.
    var problem: @Sendable (Session) async throws -> Reply?
}

/// What a state that asks for something waits for.
package struct FormQuestion: Sendable {
    /// The name of the form.
    package var form: String
    /// The parameter that is asked for.
    package var asked: String
    /// All questions of the form, in order.
    package var slots: [FormSlot]

    /// The question that is asked.
    var slot: FormSlot? { slots.first { $0.parameter.name == asked } }
}

/// What a session's message answered.
struct FormAnswer: Sendable {
    /// The form and the parameter that were asked for.
    var form: String
    var asked: String
    var values: [String: EntityValue]
}

/// How far a session is with the questions of a form.
struct FormProgress: Sendable, Hashable, Codable {
    /// The parameter that was answered last.
    var previous: String?
    /// Messages in a row that were no answer, or a wrong one.
    var attempts = 0
}
