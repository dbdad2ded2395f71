/// Returns to the state that an ``EveryState`` transition left.
///
/// ```swift
/// EveryState { When(.intent(help), goTo: .help) }
/// State(.help) {
///     Body("Just say what you want.")
///     GoBack()
/// }
/// ```
///
/// On its own it is taken as soon as the body has run; in a ``When``, once the condition holds.
public struct GoBack: Sendable {
    let transition: Transition

    /// Returns to where the conversation came from.
    ///
    /// - Parameters:
    ///   - runningBody: Whether the state that is returned to runs its body again, and so repeats its question.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public init(runningBody: Bool = true, fileID: String = #fileID, line: Int = #line) {
        transition = Transition(
            target: .back(runsBody: runningBody),
            location: DeclarationSite(fileID: fileID, line: line)
        )
    }
}
