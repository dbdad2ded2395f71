/// What a bot does on entering a state: usually, what it says.
///
/// ```swift
/// Body("Hi! How are you?")
/// Body(.markdown("**Which size?**"), .options("small", "large"))
/// Body { session in
///     let weather = try await forecast(for: session[city] ?? "Paris")
///     try await session.reply("It will be \(weather).")
/// }
/// ```
///
/// A body may take its time: later messages of the user wait for it. A body that throws is logged, the user gets a short
/// apology (see `Bot.onError`), and the session stays in the state.
public struct Body: Sendable {
    let action: BodyAction
    let location: DeclarationSite

    /// Says something, or several things in a row.
    public init(_ reply: Reply, _ more: Reply..., fileID: String = #fileID, line: Int = #line) {
        action = .says([reply] + more)
        location = DeclarationSite(fileID: fileID, line: line)
    }

    /// Does whatever the closure does.
    public init(
        fileID: String = #fileID,
        line: Int = #line,
        _ action: @escaping @Sendable (_ session: Session) async throws -> Void
    ) {
        self.action = .runs(action)
        location = DeclarationSite(fileID: fileID, line: line)
    }
}
