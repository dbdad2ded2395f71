// Each of these turns a mistake that is easily made into an error that says what to do instead.
// The last takes whatever none of the others does.
extension BotBuilder {
    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "what the bot says belongs into the Body of a State: State(.here) { Body(\"…\") }"
    )
    public static func buildExpression(_ text: String) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "code belongs into the Body of a State: State(.here) { Body { session in … } }")
    public static func buildExpression(_ code: @escaping (Session) async throws -> Void) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a Body belongs into a State: State(.here) { … }")
    public static func buildExpression(_ body: Body) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "a When belongs into a State, or into EveryState { … } if it holds in all of them"
    )
    public static func buildExpression(_ when: When<ID>) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "an After belongs into a State: State(.here) { … }")
    public static func buildExpression(_ after: After<ID>) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a GoTo belongs into a State: State(.here) { … }")
    public static func buildExpression(_ goTo: GoTo<ID>) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a GoBack belongs into a State: State(.here) { … }")
    public static func buildExpression(_ goBack: GoBack) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "a Fallback belongs into a State, or into EveryState { … } if it holds in all of them"
    )
    public static func buildExpression(_ fallback: Fallback) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "this is part of a state: put it into a State")
    public static func buildExpression(_ content: StateContent<ID>) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(
        *,
        unavailable,
        message: "intents need no declaration here: the bot finds them in When(.intent(…), goTo: …)"
    )
    public static func buildExpression(_ intent: Intent) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "the states of a bot are all of one type: that of its initial state")
    public static func buildExpression<Other: StateID>(_ state: State<Other>) -> Flow<ID> {
        Flow([])
    }

    /// Not allowed here.
    @available(*, unavailable, message: "a Bot holds State, EveryState, Flow and Variables")
    public static func buildExpression<Other>(_ other: Other) -> Flow<ID> {
        Flow([])
    }
}
