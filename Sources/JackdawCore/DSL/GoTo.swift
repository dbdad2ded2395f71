/// Goes on to another state as soon as the body has run, without waiting for anything.
///
/// ```swift
/// State(.glad) {
///     Body("I am glad to hear that!")
///     GoTo(.waiting)
/// }
/// ```
///
/// A ``When`` above it whose condition is about variables alone goes first. After a body that throws it is not taken.
public struct GoTo<ID: StateID>: Sendable {
    let transition: Transition

    /// Goes on to `target`.
    public init(_ target: ID, fileID: String = #fileID, line: Int = #line) {
        transition = Transition(
            target: .state(target.name),
            location: DeclarationSite(fileID: fileID, line: line)
        )
    }
}
