extension ConversationMachine {
    /// The first transition that takes a stimulus: the state's own in the order written, then those of `EveryState`.
    func transition(
        for stimulus: Stimulus,
        in bot: BotDefinition,
        _ satisfies: (Condition, Stimulus) -> Bool
    ) -> (Transition, isEverywhere: Bool)? {
        for transition in bot.states[state]?.transitions ?? [] {
            if let trigger = transition.trigger, satisfies(trigger, stimulus) { return (transition, false) }
        }
        for transition in bot.everywhere.transitions {
            if let trigger = transition.trigger, satisfies(trigger, stimulus) { return (transition, true) }
        }
        return nil
    }

    /// The first transition that needs no event: `GoTo`, `GoBack`, or a condition on variables alone that holds.
    func eventless(
        in bot: BotDefinition,
        _ satisfies: (Condition, Stimulus) -> Bool
    ) -> (Transition, isEverywhere: Bool)? {
        for transition in bot.states[state]?.transitions ?? [] {
            guard let trigger = transition.trigger else { return (transition, false) }
            if trigger.isEventless, satisfies(trigger, .none) { return (transition, false) }
        }
        for transition in bot.everywhere.transitions {
            guard let trigger = transition.trigger, trigger.isEventless else { continue }
            // It holds in its own target too, and would enter that again and again.
            if case .state(state) = transition.target { continue }
            if satisfies(trigger, .none) { return (transition, true) }
        }
        return nil
    }
}
