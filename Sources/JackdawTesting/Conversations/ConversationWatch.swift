import JackdawCore
import Synchronization
import Understanding

/// Sees what happens inside the conversations that tests hold with one bot.
final class ConversationWatch: ConversationObserver {
    private let users = Mutex<[String: TestUser]>([:])

    func add(_ user: TestUser) { users.withLock { $0[user.session.id] = user } }

    func remove(_ user: TestUser) { users.withLock { $0[user.session.id] = nil } }

    func observe(_ occurrence: ConversationOccurrence, in session: Session) {
        guard let user = users.withLock({ $0[session.id] }) else { return }
        user.witness(occurrence)
    }

    /// The watch of a bot, which has one as soon as a test holds the first conversation with it.
    ///
    /// A bot whose clock nobody has chosen gets one to turn by hand.
    static func over(_ bot: Bot) -> ConversationWatch? {
        bot.conversations.configureUnlessStarted { settings in
            guard !settings.observers.contains(where: { $0 is ConversationWatch }) else { return }
            settings.observers.append(ConversationWatch())
            if settings.clock is SystemClock { settings.clock = ManualClock() }
        }
        return bot.conversations.settings.observers.lazy.compactMap { $0 as? ConversationWatch }.first
    }
}
