/// Turns text into speech.
///
/// Set with `bot.use(voice:)`; then `session.reply(.speech("Hello!"))` is heard, and the page can read replies aloud. What
/// was spoken once is kept for a while, so that a voice speaks each sentence once.
public protocol Voice: Sendable {
    /// Speaks a text.
    ///
    /// - Parameters:
    ///   - text: What to say; plain text, never empty.
    ///   - language: The language of the text, as a BCP 47 tag.
    /// - Throws: ``SpeechError``, or any other error; the user gets the text instead.
    func speak(_ text: String, language: String) async throws -> Audio
}
