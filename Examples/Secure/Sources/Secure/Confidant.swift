import Jackdaw
import Logging

enum Ear: String, StateID, CaseIterable { case open, greeting, repeating, returning, asking, telling }

/// Makes a bot that says back what it is told, and hands back the files it is given.
///
/// - Parameter friend: the address of another bot, whom it asks what it is told after "ask:".
func makeConfidant(friend: String? = nil) throws(InvalidBot) -> Bot {
    let greeting = Intent("greeting", phrases: ["hello", "hi", "good evening"])

    // Who has no friend may be one, and answers other bots like anybody else.
    let isFriend = Condition.satisfies("the friend says so") { friend != nil && $0.message?.isFromBot == true }

    return try Bot("confidant", initial: Ear.open) {
        State(.open) {
            When(.anyMessage && isFriend, goTo: .telling)
            When(.anyMessage && .satisfies("begins with “ask:”") { $0.question != nil }, goTo: .asking)
            When(.intent(greeting), goTo: .greeting)
            When(.file(), goTo: .returning)
            When(.anyMessage, goTo: .repeating)
        }
        State(.greeting) {
            Body("Hello! Whatever you say stays between us.")
            GoTo(.open)
        }
        State(.repeating) {
            Body { session in
                try await session.reply(session.message?.text ?? "")
            }
            GoTo(.open)
        }
        State(.asking) {
            Body { session in
                guard let friend, let question = session.question else {
                    return try await session.reply("I know nobody to ask: start me with --friend.")
                }
                do {
                    try await session.send(question, to: friend)
                } catch let problem as BotUnreachable {
                    session.logger.warning("the friend cannot be reached", metadata: ["reason": "\(problem)"])
                    try await session.reply("My friend cannot be reached now.")
                }
            }
            GoTo(.open)
        }
        State(.telling) {
            Body { session in
                try await session.reply("My friend says: \(session.message?.text ?? "")")
            }
            GoTo(.open)
        }
        State(.returning) {
            Body { session in
                guard let file = session.message?.file else { return }
                try await session.reply(.file(file))
            }
            GoTo(.open)
        }
    }
}

extension Session {
    /// What another bot is to be asked.
    fileprivate var question: String? {
        guard let text = message?.text, text.lowercased().hasPrefix("ask:") else { return nil }
        return String(text.dropFirst("ask:".count))
    }
}
