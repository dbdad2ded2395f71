extension ConversationMachine {
    /// The first transition that takes a stimulus: the state's own in the order written, then those of `EveryState`.
    func transition(
        for stimulus: Stimulus,
        in bot: BotDefinition,
        _ satisfies: (Condition, Stimulus) -> Bool
    ) -> (Transition.Target, TransitionID)? {
        for (index, transition) in (bot.states[state]?.transitions ?? []).enumerated() {
            guard let trigger = transition.trigger, satisfies(trigger, stimulus) else { continue }
            return (transition.target, .state(state, index))
        }
        for (index, transition) in bot.everywhere.transitions.enumerated() {
            guard let trigger = transition.trigger, satisfies(trigger, stimulus) else { continue }
            return (transition.target, .everywhere(index))
        }
        return nil
    }

    /// The first transition that needs no event: `GoTo`, `GoBack`, or a condition on variables alone that holds.
    func eventless(
        in bot: BotDefinition,
        _ satisfies: (Condition, Stimulus) -> Bool
    ) -> (Transition.Target, TransitionID)? {
        for (index, transition) in (bot.states[state]?.transitions ?? []).enumerated() {
            if let trigger = transition.trigger {
                guard trigger.isEventless, satisfies(trigger, .none) else { continue }
            }
            return (transition.target, .state(state, index))
        }
        for (index, transition) in bot.everywhere.transitions.enumerated() {
            guard let trigger = transition.trigger, trigger.isEventless else { continue }
            // It holds in its own target too, and would enter that again and again.
            if case .state(state) = transition.target { continue }
            if satisfies(trigger, .none) { return (transition.target, .everywhere(index)) }
        }
        return nil
    }
}
