package import Understanding

/// Is told what happens inside conversations, in the order in which it happens within each of them.
///
/// What a conversation says is told to whoever attaches to it; this is for what tools want to know besides: how the
/// intents competed, which way the conversation took, where nothing led on.
package protocol ConversationObserver: Sendable {
    /// Called on the way, for all sessions: it must not block, and is never called under the session's lock.
    func observe(_ occurrence: ConversationOccurrence, in session: Session)
}

/// One thing that happened inside a conversation.
package enum ConversationOccurrence: Sendable {
    /// A message was understood, as far as the state listens for anything.
    case understood(UserMessage, Classification?, IntentMatch?)
    /// Something happened outside.
    case happened(OutsideEvent)
    /// The conversation took a way out of its state.
    case took(TransitionID)
    /// It came into a state.
    case entered(String)
    /// It fell back to the state where the event had found it, since something failed.
    case resumed(String)
    /// It begins to run a piece of the bot's code.
    case began(ConversationMachine.Action)
    /// No transition takes what happened, nor does a fallback.
    case ignored
    /// It went round in a loop that was stopped: the states, the first one again at the end.
    case looped([String])
    /// The bot's own code threw.
    case failed(String)
}

extension Session {
    /// Tells the observers, where there are any: nothing is made for nobody.
    func tell(_ occurrence: @autoclosure () -> ConversationOccurrence) {
        let observers = engine.settings.observers
        guard !observers.isEmpty else { return }
        let occurrence = occurrence()
        for observer in observers { observer.observe(occurrence, in: self) }
    }

    /// Tells the observers what a step of the machine amounts to.
    func observe(_ effects: [ConversationMachine.Effect]) {
        guard !engine.settings.observers.isEmpty else { return }
        for effect in effects {
            switch effect {
            case .take(let id): tell(.took(id))
            case .enter(let state): tell(.entered(state))
            case .resume(let state): tell(.resumed(state))
            case .run(let action): tell(.began(action))
            case .ignored: tell(.ignored)
            case .loop(let states): tell(.looped(states))
            case .exit, .startTimers, .stopTimers, .nowhereToGoBackTo: break
            }
        }
    }
}
