import JackdawCore
import Synchronization

/// Keeps what the conversations of a suite have seen of each bot, known by its name.
final class CoverageRecorder: Sendable {
    private struct Seen {
        var states: Set<String> = []
        var transitions: Set<TransitionID> = []
    }

    /// Of the suite that is running; nil where no suite asks for it.
    @TaskLocal static var current: CoverageRecorder?

    /// Where what was seen counts as well: of the suite around.
    private let outer: CoverageRecorder?
    private let bots = Mutex<[String: Seen]>([:])

    init(within outer: CoverageRecorder?) {
        self.outer = outer
    }

    func note(state: String, of bot: Bot) {
        _ = bots.withLock { $0[bot.name, default: Seen()].states.insert(state) }
        outer?.note(state: state, of: bot)
    }

    func note(_ transition: TransitionID, of bot: Bot) {
        _ = bots.withLock { $0[bot.name, default: Seen()].transitions.insert(transition) }
        outer?.note(transition, of: bot)
    }

    func coverage(of bot: Bot) -> ConversationCoverage {
        let seen = bots.withLock { $0[bot.name] ?? Seen() }
        return ConversationCoverage(of: bot.definition, states: seen.states, transitions: seen.transitions)
    }
}
