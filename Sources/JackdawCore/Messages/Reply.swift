/// What a bot says in one go.
///
/// A string literal, with or without interpolation, is a plain text; every other kind has a function of its own:
///
/// ```swift
/// Body { session in
///     try await session.reply("Hello!")
///     try await session.reply(.markdown("**Which size** would you like?"))
///     try await session.reply(.options("small", "large"))
/// }
/// ```
public struct Reply: Sendable, ExpressibleByStringInterpolation {
    /// Writes a stream: calls its argument with each further piece of text.
    public typealias StreamWriter =
        @Sendable (_ emit: @escaping @Sendable (String) async throws -> Void) async throws -> Void

    package enum Form: Sendable {
        case whole(ReplyContent)
        /// A text to be heard.
        case spoken(String)
        case stream(StreamKind, StreamWriter)
    }

    package let form: Form

    package init(form: Form) {
        self.form = form
    }

    /// A reply that says `content`.
    public init(_ content: ReplyContent) {
        form = .whole(content)
    }

    /// A plain text.
    public init(stringLiteral value: String) {
        form = .whole(.text(value))
    }
}
