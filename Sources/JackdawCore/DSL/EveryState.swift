/// What holds in every state: transitions that can be taken from anywhere, and the bot's own fallback.
///
/// ```swift
/// EveryState {
///     When(.intent(help), goTo: .help)
///     Fallback("I did not get that.")
/// }
/// State(.help) {
///     Body("Just say what you want.")
///     GoBack()
/// }
/// ```
///
/// It is looked at after the state's own transitions. The state that was left this way is remembered, for ``GoBack``.
public struct EveryState<ID: StateID>: Sendable {
    let elements: [StateElement]
    let location: DeclarationSite

    /// What holds in every state.
    public init(
        fileID: String = #fileID,
        line: Int = #line,
        @EveryStateBuilder<ID> _ content: () -> EveryStateContent<ID>
    ) {
        elements = content().elements
        location = DeclarationSite(fileID: fileID, line: line)
    }
}
