public import Understanding

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Bot {
    /// Sets what happens when a body, a processor or the classifier throws; by default the user gets a short apology.
    ///
    /// The error is logged in any case, and the conversation goes on.
    public mutating func onError(_ handler: @escaping @Sendable (any Error, Session) async throws -> Void) {
        conversations.configure { $0.onError = handler }
    }

    /// Adds what sees every message on its way in and out, after those added before.
    public mutating func use(_ processor: some Processor) {
        conversations.configure { $0.processors.append(processor) }
    }

    /// Sets what learns the bot's intents when the bot starts, by default a `LexicalTrainer`.
    ///
    /// ```swift
    /// bot.use(trainer: LexicalTrainer(threshold: 0.6))
    /// ```
    public mutating func use(trainer: some ClassifierTrainer) {
        conversations.configure { $0.trainer = trainer }
    }

    /// Sets what recognises intents, in place of what a trainer makes.
    public mutating func use(classifier: some IntentClassifier) {
        conversations.configure { $0.classifier = classifier }
    }

    /// Sets what turns voice messages into text; without it they are refused.
    public mutating func use(recognizer: some SpeechRecognizer) {
        conversations.configure { $0.recognizer = recognizer }
    }

    /// Sets what speaks for the bot; without it, what was to be said is shown as text.
    public mutating func use(voice: some Voice) {
        conversations.configure { $0.voice = SpokenReplies(voice) }
    }

    /// Sets what reaches other bots for ``Session/send(_:to:)``.
    public mutating func use(dialer: some BotDialer) {
        conversations.configure { $0.dialer = dialer }
    }

    /// Sets what tells the time, for tests.
    public mutating func use(clock: some ConversationClock) {
        conversations.configure { $0.clock = clock }
    }

    /// Sets how much the conversations may take up.
    public mutating func use(limits: ConversationLimits) {
        conversations.configure { $0.limits = limits }
    }

    /// Sets what users are taken to speak, and when “tomorrow at five” is for them.
    ///
    /// Intents are learnt with the stems of the language (English, French, German, Spanish, Italian, Portuguese, Dutch);
    /// numbers, days and times are read in the first four of them.
    ///
    /// - Parameters:
    ///   - language: A BCP 47 tag, as `en`.
    ///   - timeZone: By default that of the machine.
    public mutating func use(language: String, timeZone: TimeZone = .current) {
        conversations.configure {
            $0.language = language
            $0.timeZone = timeZone
        }
    }

    /// Sets how long a body may run before it is cancelled; by default as long as it likes.
    public mutating func limitBodies(to limit: Duration?) {
        conversations.configure { $0.bodyTimeLimit = limit }
    }
}
