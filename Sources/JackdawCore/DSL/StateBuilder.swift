/// Reads what stands between the braces of a ``State``.
@resultBuilder
public enum StateBuilder<ID: StateID> {
    /// What the bot does on entering the state.
    public static func buildExpression(_ body: Body) -> StateContent<ID> {
        StateContent([.body(body.action, body.location)])
    }

    /// What the bot does about a message that nothing takes.
    public static func buildExpression(_ fallback: Fallback) -> StateContent<ID> {
        StateContent([.fallback(fallback.action, fallback.location)])
    }

    /// A transition with a condition.
    public static func buildExpression(_ when: When<ID>) -> StateContent<ID> {
        StateContent([.transition(when.transition)])
    }

    /// A transition after a while.
    public static func buildExpression(_ after: After<ID>) -> StateContent<ID> {
        StateContent([.timer(after.timer)])
    }

    /// A transition without a condition.
    public static func buildExpression(_ goTo: GoTo<ID>) -> StateContent<ID> {
        StateContent([.transition(goTo.transition)])
    }

    /// The way back.
    public static func buildExpression(_ goBack: GoBack) -> StateContent<ID> {
        StateContent([.transition(goBack.transition)])
    }

    /// Elements that are shared between states.
    public static func buildExpression(_ content: StateContent<ID>) -> StateContent<ID> {
        content
    }

    /// Joins the lines in the braces.
    public static func buildBlock(_ parts: StateContent<ID>...) -> StateContent<ID> {
        StateContent(parts.flatMap(\.elements))
    }

    /// An `if` without `else`, or an `if let`.
    public static func buildOptional(_ part: StateContent<ID>?) -> StateContent<ID> {
        part ?? StateContent([])
    }

    /// The first of two branches.
    public static func buildEither(first part: StateContent<ID>) -> StateContent<ID> {
        part
    }

    /// The second of two branches.
    public static func buildEither(second part: StateContent<ID>) -> StateContent<ID> {
        part
    }

    /// A `for` loop.
    public static func buildArray(_ parts: [StateContent<ID>]) -> StateContent<ID> {
        StateContent(parts.flatMap(\.elements))
    }

    /// An `if #available`.
    public static func buildLimitedAvailability(_ part: StateContent<ID>) -> StateContent<ID> {
        part
    }
}
