public import JackdawCore

/// Speaks on the machine itself, with eSpeak NG: plain, clear, in a hundred languages, and in no time.
///
/// ```swift
/// bot.use(voice: try EspeakVoice())
/// ```
///
/// It needs the program of Debian's package `espeak-ng`.
public struct EspeakVoice: Voice {
    private let command: CommandVoice

    /// Creates a voice.
    ///
    /// - Parameters:
    ///   - voice: A voice of eSpeak NG, such as `en-us+f3` (`espeak-ng --voices` lists them); nil for the usual one of the
    ///     bot's language.
    ///   - wordsPerMinute: How fast it speaks, 80 to 450.
    ///   - options: Its limits.
    /// - Throws: ``/JackdawCore/SpeechError`` where eSpeak NG is not installed.
    public init(
        voice: String? = nil,
        wordsPerMinute: Int = 165,
        options: CommandVoice.Options = CommandVoice.Options()
    ) throws(SpeechError) {
        command = try CommandVoice(
            "espeak-ng",
            [
                "-v", voice.map(CommandArgument.literal) ?? .language, "-s",
                .literal("\(min(max(wordsPerMinute, 80), 450))"), "--stdin", "--stdout",
            ],
            advice: "Install Debian's package espeak-ng, or set another voice.",
            options
        )
    }

    /// Speaks a text.
    public func speak(_ text: String, language: String) async throws -> Audio {
        try await command.speak(text, language: language)
    }
}
