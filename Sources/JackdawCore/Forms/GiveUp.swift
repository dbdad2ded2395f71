/// Leaves a ``Form`` when the user did not answer a question several times in a row.
///
/// ```swift
/// GiveUp(after: 3, goTo: .human)
/// ```
public struct GiveUp<ID: StateID>: Sendable {
    let attempts: Int
    let exit: FormExit

    /// Leaves the form when `attempts` messages in a row did not answer its question, or answered it wrongly.
    ///
    /// - Parameters:
    ///   - replies: What the bot says then.
    ///   - attempts: How many messages; at least one.
    ///   - target: Where the conversation goes on.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public init(
        _ replies: Reply...,
        after attempts: Int,
        goTo target: ID,
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.attempts = attempts
        exit = FormExit(
            replies: replies,
            target: target.name,
            location: DeclarationSite(fileID: fileID, line: line)
        )
    }
}
