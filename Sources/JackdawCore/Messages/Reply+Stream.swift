extension Reply {
    /// Text that is shown while it is still being made, as of a language model.
    ///
    /// When the sequence throws, what was shown so far stays, marked as failed, and `session.reply` throws that error.
    ///
    /// ```swift
    /// try await session.reply(.stream(model.answer(to: question)))
    /// ```
    ///
    /// - Parameters:
    ///   - pieces: The text in the order it is to be shown; each piece is added to the ones before.
    ///   - kind: How the whole is to be read.
    public static func stream<Pieces: AsyncSequence & Sendable>(
        _ pieces: Pieces,
        as kind: StreamKind = .markdown
    ) -> Self where Pieces.Element == String {
        Self(
            form: .stream(kind) { emit in
                for try await piece in pieces {
                    try await emit(piece)
                }
            }
        )
    }

    /// Text that is shown while it is still being made, written by a closure.
    ///
    /// ```swift
    /// try await session.reply(.stream(as: .text) { emit in
    ///     for line in poem { try await emit(line + "\n") }
    /// })
    /// ```
    public static func stream(as kind: StreamKind = .markdown, _ write: @escaping StreamWriter) -> Self {
        Self(form: .stream(kind, write))
    }
}
