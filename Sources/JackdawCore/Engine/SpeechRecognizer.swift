/// Turns a voice message into text.
///
/// Set with `bot.use(recognizer:)`. Voice messages are transcribed one after the other with the session's other
/// messages, so that what was said first is handled first.
public protocol SpeechRecognizer: Sendable {
    /// Transcribes a recording.
    ///
    /// - Parameters:
    ///   - audio: The recording as the user sent it.
    ///   - hints: What the bot expects to hear; a recogniser may ignore it.
    /// - Throws: Any error, when nothing could be understood. The user is told, the log says why.
    func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript
}
