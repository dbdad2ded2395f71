// Each of these turns a mistake that is easily made into an error that says what to do instead.
// The last takes whatever none of the others does.
extension StateBuilder {
    /// Not allowed here.
    @available(*, unavailable, message: "what the bot says belongs into a Body: Body(\"…\")")
    public static func buildExpression(_ text: String) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a reply belongs into a Body: Body(.markdown(\"…\"))")
    public static func buildExpression(_ reply: Reply) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "code belongs into a Body: Body { session in … }")
    public static func buildExpression(_ code: @escaping (Session) async throws -> Void) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "code belongs into a Body: Body { session in … }")
    public static func buildExpression(_ code: @escaping () async throws -> Void) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a condition needs a target: When(…, goTo: .there)")
    public static func buildExpression(_ condition: Condition) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "an intent needs a target: When(.intent(…), goTo: .there)")
    public static func buildExpression(_ intent: Intent) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "write GoTo(.there) to go on to a state")
    public static func buildExpression(_ id: ID) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a State cannot stand inside another: put it beside it")
    public static func buildExpression(_ state: State<ID>) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "EveryState cannot stand inside a State: put it beside it")
    public static func buildExpression(_ everyState: EveryState<ID>) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a Flow holds whole states: put it beside the State")
    public static func buildExpression(_ flow: Flow<ID>) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "Variables belong to the bot: put them beside the State")
    public static func buildExpression(_ variables: Variables) -> StateContent<ID> {
        StateContent([])
    }

    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "a State holds Body, When, After, GoTo, GoBack and Fallback; other code belongs into the Body"
    )
    public static func buildExpression<Other>(_ other: Other) -> StateContent<ID> {
        StateContent([])
    }
}
