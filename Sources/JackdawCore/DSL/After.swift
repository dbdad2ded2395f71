/// Goes to another state when a while has passed in this one.
///
/// ```swift
/// After(.seconds(60), goTo: .goodbye)
/// ```
///
/// The time is counted from when the body has run, and begins anew whenever the state is entered, also from itself.
public struct After<ID: StateID>: Sendable {
    let timer: TimerDefinition

    /// Goes to `target` when `delay` has passed.
    public init(_ delay: Duration, goTo target: ID, fileID: String = #fileID, line: Int = #line) {
        timer = TimerDefinition(
            delay: delay,
            target: target.name,
            location: DeclarationSite(fileID: fileID, line: line)
        )
    }
}
