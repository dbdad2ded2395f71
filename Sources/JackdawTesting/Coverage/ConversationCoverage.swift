import JackdawCore

/// Which states and transitions of a bot its tests have seen.
///
/// ```swift
/// @Suite(.conversationCoverage(of: makeGreetings))
/// struct GreetingsTests { … }
/// ```
public struct ConversationCoverage: Sendable, CustomStringConvertible {
    /// Something that no conversation came by.
    public struct Gap: Sendable, Hashable, CustomStringConvertible {
        /// What it is, and where it is declared: `Pizza/Bot.swift:12: the state “sorry” was never entered`.
        public let description: String
    }

    /// The name of the bot.
    public let bot: String
    /// How many of its states were entered.
    public let states: Int
    /// How many states it has.
    public let allStates: Int
    /// How many of its transitions were taken.
    public let transitions: Int
    /// How many transitions it has.
    public let allTransitions: Int
    /// What is missing, in the order declared.
    public let gaps: [Gap]

    /// What was seen, as a part of all, 0 to 1.
    public var share: Double {
        let all = allStates + allTransitions
        return all == 0 ? 1 : Double(states + transitions) / Double(all)
    }

    /// The figures in a line, and each gap in one of its own.
    public var description: String {
        let figures = "\(bot): \(states) of \(allStates) states, \(transitions) of \(allTransitions) transitions"
        return ([figures] + gaps.map { "  \($0)" }).joined(separator: "\n")
    }

    init(of bot: BotDefinition, states seen: Set<String>, transitions taken: Set<TransitionID>) {
        let unseen = bot.order.filter { !seen.contains($0) }
        let untaken = bot.transitionIDs.filter { !taken.contains($0) }
        self.bot = bot.name
        allStates = bot.order.count
        states = bot.order.count - unseen.count
        allTransitions = bot.transitionIDs.count
        transitions = allTransitions - untaken.count
        gaps =
            unseen.map { name in
                let place = bot.states[name].map { "\($0.location): " } ?? ""
                return Gap(description: "\(place)the state “\(name)” was never entered")
            }
            + untaken.compactMap { id in
                guard let (location, label, target) = bot.declaration(of: id) else { return nil }
                let way = "\(id.state.map { "“\($0)”" } ?? "every state") → \(target.map { "“\($0)”" } ?? "back")"
                return Gap(description: "\(location): \(way) was never taken" + (label.map { " (\($0))" } ?? ""))
            }
    }
}
