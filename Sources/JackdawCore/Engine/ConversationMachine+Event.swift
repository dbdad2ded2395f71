extension ConversationMachine {
    /// What can happen to a conversation.
    package enum Event: Sendable {
        /// The conversation begins in its first state.
        case start
        /// It begins again; automatic when the bot itself asked for it, in a body.
        case restart(isAutomatic: Bool)
        /// A message or an event from outside.
        case stimulus(Stimulus)
        /// The `After` of this index of the stay numbered `entry` is due.
        case timer(entry: Int, index: Int)
        /// Variables changed from outside: conditions on them are checked.
        case recheck
        /// The body that was to be run has ended. One that threw causes no further transition: the conversation stays
        /// where it is, or, where nothing could be heard there, goes back to where the event found it.
        case bodyEnded(succeeded: Bool)
    }

    /// What is to be done about an event.
    package enum Effect: Sendable, Hashable {
        /// The transition by which the state that follows is left.
        case take(TransitionID)
        case exit(String)
        case enter(String)
        /// Go on in a state where the conversation was before, without entering it anew.
        case resume(String)
        /// Run this, then tell the machine. Always the last effect.
        case run(Action)
        case startTimers(String, entry: Int)
        case stopTimers
        /// Nothing in the bot takes the event.
        case ignored
        /// A transition back, in a conversation that made no detour.
        case nowhereToGoBackTo(String)
        /// Too many steps without an event; the states of the cycle, the first one again at the end.
        case loop([String])
    }

    /// A piece of the bot's own code.
    package enum Action: Sendable, Hashable {
        case body(String)
        case fallback(String)
        case everywhereFallback
        case defaultFallback
    }
}
