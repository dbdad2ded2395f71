// Each of these turns a mistake that is easily made into an error that says what to do instead.
// The last takes whatever none of the others does.
extension EveryStateBuilder {
    /// Not allowed here.
    @available(*, unavailable, message: "what the bot says when nothing else fits is a Fallback: Fallback(\"…\")")
    public static func buildExpression(_ text: String) -> EveryStateContent<ID> {
        EveryStateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "code belongs into a Fallback: Fallback { session in … }")
    public static func buildExpression(_ code: @escaping (Session) async throws -> Void) -> EveryStateContent<ID> {
        EveryStateContent([])
    }

    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "EveryState holds only When and Fallback: put the Body into the State that is meant"
    )
    public static func buildExpression(_ body: Body) -> EveryStateContent<ID> {
        EveryStateContent([])
    }

    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "EveryState holds only When and Fallback: put the After into the State that is meant"
    )
    public static func buildExpression(_ after: After<ID>) -> EveryStateContent<ID> {
        EveryStateContent([])
    }

    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "GoTo in every state would never stop; give it a condition: When(…, goTo: .there)"
    )
    public static func buildExpression(_ goTo: GoTo<ID>) -> EveryStateContent<ID> {
        EveryStateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "GoBack belongs into the State that an EveryState transition leads to")
    public static func buildExpression(_ goBack: GoBack) -> EveryStateContent<ID> {
        EveryStateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a condition needs a target: When(…, goTo: .there)")
    public static func buildExpression(_ condition: Condition) -> EveryStateContent<ID> {
        EveryStateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a State cannot stand inside EveryState: put it beside it")
    public static func buildExpression(_ state: State<ID>) -> EveryStateContent<ID> {
        EveryStateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "EveryState holds only When and Fallback")
    public static func buildExpression<Other>(_ other: Other) -> EveryStateContent<ID> {
        EveryStateContent([])
    }
}
