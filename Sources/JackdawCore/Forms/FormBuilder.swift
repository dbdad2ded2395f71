/// Reads what stands between the braces of a ``Form``.
@resultBuilder
public enum FormBuilder<ID: StateID> {
    /// A question.
    public static func buildExpression(_ ask: Ask) -> FormContent<ID> {
        FormContent([.ask(ask.slot)])
    }

    /// How the user calls it off.
    public static func buildExpression(_ cancel: Cancel<ID>) -> FormContent<ID> {
        FormContent([.cancel(cancel.intent, cancel.exit)])
    }

    /// When the bot stops asking.
    public static func buildExpression(_ giveUp: GiveUp<ID>) -> FormContent<ID> {
        FormContent([.giveUp(after: giveUp.attempts, giveUp.exit)])
    }

    /// What the bot does about a message that is no answer.
    public static func buildExpression(_ fallback: Fallback) -> FormContent<ID> {
        FormContent([.state(.fallback(fallback.action, fallback.location))])
    }

    /// A transition while a question is open; when its condition needs no event, once everything is known.
    public static func buildExpression(_ when: When<ID>) -> FormContent<ID> {
        FormContent([.state(.transition(when.transition))])
    }

    /// A transition when a question has been open for a while.
    public static func buildExpression(_ after: After<ID>) -> FormContent<ID> {
        FormContent([.state(.timer(after.timer))])
    }

    /// Where the conversation goes on once everything is known.
    public static func buildExpression(_ goTo: GoTo<ID>) -> FormContent<ID> {
        FormContent([.state(.transition(goTo.transition))])
    }

    /// The way back once everything is known.
    public static func buildExpression(_ goBack: GoBack) -> FormContent<ID> {
        FormContent([.state(.transition(goBack.transition))])
    }

    /// Elements that are shared between forms.
    public static func buildExpression(_ content: FormContent<ID>) -> FormContent<ID> {
        content
    }

    /// Elements that are shared with states.
    public static func buildExpression(_ content: StateContent<ID>) -> FormContent<ID> {
        FormContent(content.elements.map { .state($0) })
    }

    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "a form speaks by its questions, Ask(…); what is said before them belongs into a State"
    )
    public static func buildExpression(_ body: Body) -> FormContent<ID> {
        FormContent([])
    }

    /// Joins the lines in the braces.
    public static func buildBlock(_ parts: FormContent<ID>...) -> FormContent<ID> {
        FormContent(parts.flatMap(\.elements))
    }

    /// An `if` without `else`, or an `if let`.
    public static func buildOptional(_ part: FormContent<ID>?) -> FormContent<ID> {
        part ?? FormContent([])
    }

    /// The first of two branches.
    public static func buildEither(first part: FormContent<ID>) -> FormContent<ID> {
        part
    }

    /// The second of two branches.
    public static func buildEither(second part: FormContent<ID>) -> FormContent<ID> {
        part
    }

    /// A `for` loop.
    public static func buildArray(_ parts: [FormContent<ID>]) -> FormContent<ID> {
        FormContent(parts.flatMap(\.elements))
    }

    /// An `if #available`.
    public static func buildLimitedAvailability(_ part: FormContent<ID>) -> FormContent<ID> {
        part
    }
}
