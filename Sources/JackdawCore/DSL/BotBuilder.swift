/// Reads what stands between the braces of a ``Bot`` or a ``Flow``.
@resultBuilder
public enum BotBuilder<ID: StateID> {
    /// A state.
    public static func buildExpression(_ state: State<ID>) -> Flow<ID> {
        Flow([.state(state.id.name, state.elements, state.location)])
    }

    /// A state that asks for what it needs to know.
    public static func buildExpression(_ form: Form<ID>) -> Flow<ID> {
        Flow(form.states)
    }

    /// What holds in every state.
    public static func buildExpression(_ everyState: EveryState<ID>) -> Flow<ID> {
        Flow([.everyState(everyState.elements, everyState.location)])
    }

    /// States that are written elsewhere.
    public static func buildExpression(_ flow: Flow<ID>) -> Flow<ID> {
        flow
    }

    /// Variables that no condition names.
    public static func buildExpression(_ variables: Variables) -> Flow<ID> {
        Flow([.variables(variables.variables)])
    }

    /// Joins the lines in the braces.
    public static func buildBlock(_ parts: Flow<ID>...) -> Flow<ID> {
        Flow(parts.flatMap(\.elements))
    }

    /// An `if` without `else`, or an `if let`.
    public static func buildOptional(_ part: Flow<ID>?) -> Flow<ID> {
        part ?? Flow([])
    }

    /// The first of two branches.
    public static func buildEither(first part: Flow<ID>) -> Flow<ID> {
        part
    }

    /// The second of two branches.
    public static func buildEither(second part: Flow<ID>) -> Flow<ID> {
        part
    }

    /// A `for` loop.
    public static func buildArray(_ parts: [Flow<ID>]) -> Flow<ID> {
        Flow(parts.flatMap(\.elements))
    }

    /// An `if #available`.
    public static func buildLimitedAvailability(_ part: Flow<ID>) -> Flow<ID> {
        part
    }
}
