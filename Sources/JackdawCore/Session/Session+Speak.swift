import Logging
import Synchronization

extension Session {
    /// Whether the bot has a voice.
    package var hasVoice: Bool { engine.settings.voice != nil }

    /// A reply of the history as sound: its own, where its words are known, else as the voice says it; nil where there is
    /// no such reply, or no words in it.
    ///
    /// - Throws: What the voice threw.
    package func speech(of replyID: String) async throws -> Audio? {
        guard let voice = engine.settings.voice, let content = core.withLock({ $0.journal.reply(replyID) }) else {
            return nil
        }
        if case .audio(let audio) = content { return audio.text?.isBlank == false ? audio : nil }
        guard let text = SpokenText.of(content) else { return nil }
        return try await voice.speech(for: text, language: engine.settings.language)
    }

    /// A text as sound; the same text where the bot has no voice, or its voice fails.
    ///
    /// - Throws: `CancellationError` when the task that calls it was cancelled.
    func spoken(_ content: ReplyContent) async throws -> ReplyContent {
        guard let voice = engine.settings.voice, let text = SpokenText.of(content) else { return content }
        do {
            var audio = try await voice.speech(for: text, language: engine.settings.language)
            // A long text is cut for the voice, not for readers.
            audio.text = text
            return .audio(audio)
        } catch {
            try Task.checkCancellation()
            logger.warning("a reply could not be spoken; its text is sent instead", metadata: ["error": "\(error)"])
            return content
        }
    }
}
