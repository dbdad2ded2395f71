/// What a bot does when it is to act: in a `Body` or a `Fallback`.
package enum BodyAction: Sendable {
    /// Says what is known beforehand, which takes no time.
    case says([Reply])
    /// Whatever the bot's author has written; it may take its time.
    case runs(@Sendable (Session) async throws -> Void)

    func callAsFunction(_ session: Session) async throws {
        switch self {
        case .says(let replies): for reply in replies { try await session.reply(reply) }
        case .runs(let code): try await code(session)
        }
    }
}

/// One state of a bot.
package struct StateDefinition: Sendable {
    package var name: String
    package var body: BodyAction?
    /// `When`, `GoTo` and `GoBack`, in the order written.
    package var transitions: [Transition]
    /// `After`, in the order written.
    package var timers: [TimerDefinition]
    package var fallback: BodyAction?
    /// What it waits for, when it is a question of a form.
    package var question: FormQuestion?
    package var location: DeclarationSite

    package init(
        name: String,
        body: BodyAction? = nil,
        transitions: [Transition] = [],
        timers: [TimerDefinition] = [],
        fallback: BodyAction? = nil,
        question: FormQuestion? = nil,
        location: DeclarationSite
    ) {
        self.name = name
        self.body = body
        self.transitions = transitions
        self.timers = timers
        self.fallback = fallback
        self.question = question
        self.location = location
    }
}
