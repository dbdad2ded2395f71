package import Logging
package import Tracing
package import Understanding

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// What a bot's author may choose about its conversations, before they begin.
package struct ConversationSettings: Sendable {
    /// What the user is told when something failed; also when `onError` failed itself.
    static let apology = "Sorry, something went wrong."

    /// Called with what a body, a processor or the classifier threw.
    package var onError: @Sendable (any Error, Session) async throws -> Void = { _, session in
        try await session.reply(.text(apology))
    }
    /// Called in this order for every message, in both directions.
    package var processors: [any Processor] = []
    /// Told of everything that happens inside the conversations.
    package var observers: [any ConversationObserver] = []
    /// Nil: what `trainer` makes.
    package var classifier: (any IntentClassifier)?
    /// Learns the bot's own intents when the bot starts.
    package var trainer: any ClassifierTrainer = LexicalTrainer()
    /// Nil: voice messages are refused.
    package var recognizer: (any SpeechRecognizer)?
    /// Nil: the bot does not speak.
    package var voice: SpokenReplies?
    /// Nil: other bots cannot be reached.
    package var dialer: (any BotDialer)?
    /// Nil: what is said is kept in memory alone.
    package var store: (any SessionStore)?
    /// The stores that can be named on the command line.
    package var storeKinds: [any AddressedStore.Type] = []
    /// How long the store keeps a session that nobody uses.
    package var retention: Duration = .seconds(30 * 24 * 60 * 60)
    /// Where a stored conversation goes on whose state the bot no longer has; nil: in the first state.
    package var successor: @Sendable (_ state: String) -> String? = { _ in nil }
    package var clock: any ConversationClock = SystemClock()
    package var limits = ConversationLimits()
    /// How long a body may run; nil: as long as it likes.
    package var bodyTimeLimit: Duration?
    /// How long a cancelled body is waited for before the conversation goes on without it.
    package var cancellationGrace: Duration = .milliseconds(500)
    /// How long a body runs before the user is told that the bot is typing.
    package var typingDelay: Duration = .milliseconds(300)
    /// The language that users are taken to speak, as a BCP 47 tag.
    package var language = "en"
    /// Where “tomorrow at five” is.
    package var timeZone = TimeZone.current
    package var logger = Logger(label: "jackdaw")
    /// Nil: the tracer that `InstrumentationSystem` has when a body runs.
    package var tracer: (any Tracer)?

    package init() {}
}
