extension Condition {
    /// The user said something that matches `intent`.
    public static func intent(_ intent: Intent) -> Self {
        Self(.intent(intent))
    }

    /// The user said something in words, and no intent that is listened for matches it.
    public static let noIntentMatched = Self(.noIntentMatched)

    /// The user said or sent anything: text, an object, a file, a voice message.
    public static let anyMessage = Self(.anyMessage)

    /// The user sent a file.
    ///
    /// - Parameter pattern: The media types that count: `image/png`, `image/*`, or `*/*` for any.
    public static func file(_ pattern: String = "*/*") -> Self {
        Self(.file(pattern))
    }

    /// `bot.send(.event(name), to:)` or `bot.broadcast(.event(name))` was called.
    public static func event(_ name: String) -> Self {
        Self(.event(name))
    }

    /// The closure says so.
    ///
    /// It is called whenever the condition is looked at, so it must be quick and change nothing.
    ///
    /// - Parameters:
    ///   - description: What it asks for, in diagrams and logs.
    ///   - check: Whether the condition holds.
    public static func satisfies(
        _ description: String = "a check",
        _ check: @escaping @Sendable (_ session: Session) -> Bool
    ) -> Self {
        Self(.check(Check(description: description, holds: check)))
    }
}
