import Logging
import Synchronization

extension Session {
    /// Whether the bot has a voice.
    package var hasVoice: Bool { engine.settings.voice != nil }

    /// A reply of the history as sound, as its voice says it; nil where there is no such reply, or it is no text.
    ///
    /// - Throws: What the voice threw.
    package func speech(of replyID: String) async throws -> Audio? {
        guard let voice = engine.settings.voice,
            let content = core.withLock({ $0.journal.reply(replyID) }), let text = SpokenText.of(content)
        else { return nil }
        return try await voice.speech(for: text, language: engine.settings.language)
    }

    /// A text as sound; the same text where the bot has no voice, or its voice fails.
    func spoken(_ content: ReplyContent) async throws -> ReplyContent {
        guard let voice = engine.settings.voice, let text = SpokenText.of(content) else { return content }
        do {
            return .audio(try await voice.speech(for: text, language: engine.settings.language))
        } catch {
            logger.warning("a reply could not be spoken; its text is sent instead", metadata: ["error": "\(error)"])
            return content
        }
    }
}
