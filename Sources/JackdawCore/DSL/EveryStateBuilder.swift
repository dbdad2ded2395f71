/// Reads what stands between the braces of an ``EveryState``.
@resultBuilder
public enum EveryStateBuilder<ID: StateID> {
    /// What the bot does about a message that nothing takes.
    public static func buildExpression(_ fallback: Fallback) -> EveryStateContent<ID> {
        EveryStateContent([.fallback(fallback.action, fallback.location)])
    }

    /// A transition with a condition.
    public static func buildExpression(_ when: When<ID>) -> EveryStateContent<ID> {
        EveryStateContent([.transition(when.transition)])
    }

    /// Elements that are written elsewhere.
    public static func buildExpression(_ content: EveryStateContent<ID>) -> EveryStateContent<ID> {
        content
    }

    /// Joins the lines in the braces.
    public static func buildBlock(_ parts: EveryStateContent<ID>...) -> EveryStateContent<ID> {
        EveryStateContent(parts.flatMap(\.elements))
    }

    /// An `if` without `else`, or an `if let`.
    public static func buildOptional(_ part: EveryStateContent<ID>?) -> EveryStateContent<ID> {
        part ?? EveryStateContent([])
    }

    /// The first of two branches.
    public static func buildEither(first part: EveryStateContent<ID>) -> EveryStateContent<ID> {
        part
    }

    /// The second of two branches.
    public static func buildEither(second part: EveryStateContent<ID>) -> EveryStateContent<ID> {
        part
    }

    /// A `for` loop.
    public static func buildArray(_ parts: [EveryStateContent<ID>]) -> EveryStateContent<ID> {
        EveryStateContent(parts.flatMap(\.elements))
    }

    /// An `if #available`.
    public static func buildLimitedAvailability(_ part: EveryStateContent<ID>) -> EveryStateContent<ID> {
        part
    }
}
