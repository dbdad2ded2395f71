public import JackdawCore
import Logging
import Understanding

extension Bot {
    /// Lets users speak to the bot, and the bot speak to them, with what is installed on the machine.
    ///
    /// ```swift
    /// var bot = try makeGreetings()
    /// bot.useSpeech()
    /// ```
    ///
    /// It is ``PocketSphinxRecognizer`` for bots that speak English, and ``EspeakVoice``. Where a program is missing, the log
    /// says what to install, and the bot runs without. Call it after ``/JackdawCore/Bot/use(language:timeZone:)``.
    public mutating func useSpeech() {
        let logger = Logger(label: "jackdaw.speech")
        do throws(SpeechError) {
            guard Language(rawValue: conversations.settings.language).primary == Language.english.rawValue else {
                throw .unavailable("the recogniser knows English alone; set another one with bot.use(recognizer:)")
            }
            use(recognizer: try PocketSphinxRecognizer())
        } catch {
            logger.warning("users cannot speak to the bot", metadata: ["reason": "\(error)"])
        }
        do throws(SpeechError) {
            use(voice: try EspeakVoice())
        } catch {
            logger.warning("the bot cannot speak", metadata: ["reason": "\(error)"])
        }
    }
}
