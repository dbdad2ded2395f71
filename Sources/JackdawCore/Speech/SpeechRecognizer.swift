/// Turns a voice message into text.
///
/// Set with `bot.use(recognizer:)`. Voice messages are transcribed one after the other with the session's other
/// messages, so that what was said first is handled first.
public protocol SpeechRecognizer: Sendable {
    /// Transcribes a recording.
    ///
    /// The task is cancelled when the conversation starts again or ends; a recogniser stops then, and leaves no process
    /// behind.
    ///
    /// - Parameters:
    ///   - audio: The recording as the user sent it.
    ///   - hints: What the bot expects to hear; a recogniser may ignore it.
    /// - Throws: ``SpeechError``, whose text the user is shown; any other error is for the log, and the user is told that
    ///   nothing could be understood.
    func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript

    /// The longest recording that it takes, which clients are told before they record; nil: as long as the bot allows.
    var longestRecording: Duration? { get }
}

extension SpeechRecognizer {
    /// As long as the bot allows.
    public var longestRecording: Duration? { nil }
}
