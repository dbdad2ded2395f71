/// What a bot does about a message that no transition takes; the state does not change.
///
/// In a ``State`` it holds for that state, in ``EveryState`` for those without one of their own. A bot without any says
/// that it did not understand.
///
/// ```swift
/// Fallback("Please say yes or no.")
/// Fallback { session in
///     session[misunderstood] += 1
///     try await session.reply("I did not get “\(session.message?.text ?? "")”.")
/// }
/// ```
public struct Fallback: Sendable {
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
