/// A question of a ``Form``.
///
/// ```swift
/// Ask(size, "Which size?", .options("small", "large"), again: "Small or large?")
/// Ask(back, "When do you return?") { back, session in
///     back > (session[out] ?? .distantPast) ? nil : "That is before you leave."
/// }
/// ```
public struct Ask: Sendable {
    let slot: FormSlot

    /// Asks for `parameter`.
    ///
    /// - Parameters:
    ///   - parameter: What is asked for. Its entity finds it in the answer.
    ///   - question: What the bot says to ask for it.
    ///   - more: What it says after that.
    ///   - again: What it says when the answer does not tell; by default the question once more.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    ///   - check: What is wrong with a value, to be said before it is asked for again; nil when it will do.
    public init<Value>(
        _ parameter: Parameter<Value>,
        _ question: Reply,
        _ more: Reply...,
        again: Reply? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        check: (@Sendable (_ value: Value, _ session: Session) async throws -> Reply?)? = nil
    ) {
        let question = [question] + more
        slot = FormSlot(
            parameter: AnyParameter(parameter),
            question: question,
            again: again.map { [$0] } ?? question,
            location: DeclarationSite(fileID: fileID, line: line),
            accepts: { parameter.entity.convert($0) != nil },
            isKnown: { $0[parameter] != nil },
            forget: { $0[parameter] = nil },
            problem: { session in
                guard let check, let value = session[parameter] else { return nil }
                return try await check(value, session)
            }
        )
    }
}
