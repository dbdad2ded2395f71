/// Where a conversation stands, and how it moves: pure, without concurrency, clocks or input and output.
///
/// An event goes in, effects come out. Whoever runs the machine carries them out in order; the last may be a body to
/// run, and once that has ended the machine is told by ``Event/bodyEnded(succeeded:)`` and goes on from there, until it
/// is settled: every event runs to completion before the next one (W3C, State Chart XML, section 3.13).
///
/// Being `Codable`, a machine that is settled can be stored and continued elsewhere.
package struct ConversationMachine: Sendable, Hashable, Codable {
    /// Transitions without an event that one event may cause, before they are taken for a loop.
    package static let stepLimit = 100

    /// The current state.
    package private(set) var state: String
    /// Where `GoBack` leads.
    package private(set) var returnState: String?
    /// Counts the states entered, so that a timer of an earlier stay is recognised.
    package private(set) var entry = 0

    /// Whether the current state was reached by a transition of `EveryState`.
    private var isDetour = false
    /// Whether the timers of this stay have been started.
    private var hasTimers = false
    /// Whether the timers of this stay are not to be started: one of them led to where nothing could be heard.
    private var hasSpentTimers = false
    private var isRunningBody = false
    /// The states passed since the event that is being handled; empty while settled.
    private var trail: [String] = []
    /// Where the event found the conversation; what a loop falls back to.
    private var stable: Stable?

    private struct Stable: Sendable, Hashable, Codable {
        var state: String
        var returnState: String?
        var isDetour: Bool
        var isLeftByTimer = false
    }

    package init(initial: String) {
        state = initial
    }

    /// Forgets where `GoBack` leads, if the bot no longer has that state.
    mutating func forgetReturn(unlessIn bot: BotDefinition) {
        if let name = returnState, bot.states[name] == nil { returnState = nil }
    }

    /// Writes the machine as it encodes itself.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.optional("state", state)
        writer.optional("returnState", returnState)
        writer.key("entry")
        writer.integer(entry)
        for (key, value) in [
            ("isDetour", isDetour), ("hasTimers", hasTimers), ("hasSpentTimers", hasSpentTimers),
            ("isRunningBody", isRunningBody),
        ] {
            writer.key(key)
            writer.bool(value)
        }
        writer.key("trail")
        writer.beginArray()
        for state in trail { writer.string(state) }
        writer.endArray()
        if let stable {
            writer.key("stable")
            writer.beginObject()
            writer.optional("state", stable.state)
            writer.optional("returnState", stable.returnState)
            writer.key("isDetour")
            writer.bool(stable.isDetour)
            writer.key("isLeftByTimer")
            writer.bool(stable.isLeftByTimer)
            writer.endObject()
        }
        writer.endObject()
    }

    /// Whether no event is being handled.
    package var isSettled: Bool { !isRunningBody && stable == nil }

    /// Takes an event in.
    ///
    /// - Parameters:
    ///   - event: What happened. Nothing but `bodyEnded` and `restart` may come while a body runs.
    ///   - bot: The definition, the same for the whole conversation.
    ///   - satisfies: Whether a condition holds for a stimulus, with the variables as they are now.
    /// - Returns: What to do, in order.
    package mutating func handle(
        _ event: Event,
        in bot: BotDefinition,
        satisfies: (Condition, Stimulus) -> Bool
    ) -> [Effect] {
        var effects: [Effect] = []
        switch event {
        case .start:
            begin()
            enter(bot.initial, in: bot, runsBody: true, &effects)
        case .restart(let isAutomatic):
            restart(isAutomatic: isAutomatic, in: bot, &effects)
        case .stimulus(let stimulus):
            begin()
            if let (target, id) = transition(for: stimulus, in: bot, satisfies) {
                if case .back = target, returnState == nil {
                    // There is nowhere to go, but whoever said something is not left without an answer.
                    effects.append(.nowhereToGoBackTo(state))
                    fallBack(stimulus, in: bot, &effects)
                    return effects
                }
                take(target, id, in: bot, &effects)
            } else {
                fallBack(stimulus, in: bot, &effects)
            }
        case .timer(let entry, let index):
            guard entry == self.entry, hasTimers, let timers = bot.states[state]?.timers, index < timers.count else {
                return []
            }
            begin()
            stable?.isLeftByTimer = true
            take(.state(timers[index].target), .timer(state, index), in: bot, &effects)
        case .recheck:
            begin()
        case .bodyEnded(let succeeded):
            isRunningBody = false
            if !succeeded {
                // A state that only leads on by itself would hold the conversation for ever.
                if !hears(state, in: bot) { returnToStable(&effects) }
                settle(in: bot, &effects)
                return effects
            }
        }
        proceed(in: bot, satisfies, &effects)
        return effects
    }

    private mutating func begin() {
        stable = Stable(state: state, returnState: returnState, isDetour: isDetour)
        trail.removeAll()
    }

    private mutating func restart(isAutomatic: Bool, in bot: BotDefinition, _ effects: inout [Effect]) {
        isRunningBody = false
        returnState = nil
        isDetour = false
        stopTimers(&effects)
        stable = Stable(state: bot.initial, returnState: nil, isDetour: false)
        // A first state that resets itself would go round for ever: such restarts count as steps.
        if isAutomatic {
            guard countStep(to: bot.initial, in: bot, &effects) else { return }
        } else {
            trail.removeAll()
        }
        enter(bot.initial, in: bot, runsBody: true, &effects)
    }

    /// Takes transitions that need no event until there is none, or a body has to run first.
    private mutating func proceed(
        in bot: BotDefinition,
        _ satisfies: (Condition, Stimulus) -> Bool,
        _ effects: inout [Effect]
    ) {
        while !isRunningBody, stable != nil {
            guard let (target, id) = eventless(in: bot, satisfies) else {
                settle(in: bot, &effects)
                return
            }
            if case .back = target, returnState == nil {
                effects.append(.nowhereToGoBackTo(state))
                settle(in: bot, &effects)
                return
            }
            guard countStep(to: destination(of: target), in: bot, &effects) else { return }
            take(target, id, in: bot, &effects)
        }
    }

    private func destination(of target: Transition.Target) -> String {
        switch target {
        case .state(let name): name
        case .back: returnState ?? state
        }
    }

    /// Counts a step without an event; past the limit the machine falls back to where the event found it.
    private mutating func countStep(to next: String, in bot: BotDefinition, _ effects: inout [Effect]) -> Bool {
        trail.append(state)
        guard trail.count > Self.stepLimit else { return true }
        effects.append(.loop(cycle(to: next)))
        returnToStable(&effects)
        settle(in: bot, &effects)
        return false
    }

    /// Goes back to where the event found the conversation, without running a body.
    ///
    /// Its timers start again, unless it was one of them that led away: what failed once would fail again each time it
    /// goes off, for ever. They start when the state is entered anew.
    private mutating func returnToStable(_ effects: inout [Effect]) {
        guard let stable else { return }
        if state != stable.state {
            leave(&effects)
            state = stable.state
            entry += 1
            effects.append(.resume(state))
        }
        returnState = stable.returnState
        isDetour = stable.isDetour
        hasSpentTimers = stable.isLeftByTimer
    }

    /// Whether a state has transitions of its own that something from outside, or time, can cause.
    private func hears(_ name: String, in bot: BotDefinition) -> Bool {
        guard let state = bot.states[name] else { return false }
        return !state.timers.isEmpty || state.transitions.contains { $0.trigger.map { !$0.isEventless } ?? false }
    }

    /// The states that the conversation goes round in, beginning with the one that was entered first.
    private func cycle(to next: String) -> [String] {
        let cycle = trail[(trail.lastIndex(of: next) ?? 0)...]
        guard let first = trail.first(where: cycle.contains), let start = cycle.firstIndex(of: first) else { return [] }
        return Array(cycle[start...] + cycle[..<start]) + [first]
    }

    private mutating func settle(in bot: BotDefinition, _ effects: inout [Effect]) {
        stable = nil
        trail = []
        guard !hasTimers, !hasSpentTimers, let timers = bot.states[state]?.timers, !timers.isEmpty else { return }
        hasTimers = true
        effects.append(.startTimers(state, entry: entry))
    }

    private mutating func take(
        _ target: Transition.Target,
        _ id: TransitionID,
        in bot: BotDefinition,
        _ effects: inout [Effect]
    ) {
        switch target {
        case .state(let name):
            effects.append(.take(id))
            if case .everywhere = id {
                // A detour from a detour leads back to where the first one began.
                if !isDetour { returnState = state }
                isDetour = true
            } else {
                isDetour = false
            }
            leave(&effects)
            enter(name, in: bot, runsBody: true, &effects)
        case .back(let runsBody):
            guard let name = returnState else {
                effects.append(.nowhereToGoBackTo(state))
                return
            }
            effects.append(.take(id))
            returnState = nil
            isDetour = false
            leave(&effects)
            enter(name, in: bot, runsBody: runsBody, &effects)
        }
    }

    private mutating func leave(_ effects: inout [Effect]) {
        stopTimers(&effects)
        effects.append(.exit(state))
    }

    private mutating func stopTimers(_ effects: inout [Effect]) {
        if hasTimers { effects.append(.stopTimers) }
        hasTimers = false
    }

    private mutating func enter(_ name: String, in bot: BotDefinition, runsBody: Bool, _ effects: inout [Effect]) {
        state = name
        entry += 1
        hasSpentTimers = false
        effects.append(.enter(name))
        guard runsBody, bot.states[name]?.body != nil else { return }
        isRunningBody = true
        effects.append(.run(.body(name)))
    }

    private mutating func fallBack(_ stimulus: Stimulus, in bot: BotDefinition, _ effects: inout [Effect]) {
        guard case .message(let message, _) = stimulus else {
            effects.append(.ignored)
            settle(in: bot, &effects)
            return
        }
        // Two bots that talk to each other must not fall back at each other for ever.
        if case .bot = message.author {
            effects.append(.ignored)
            settle(in: bot, &effects)
            return
        }
        isRunningBody = true
        if bot.states[state]?.fallback != nil {
            effects.append(.run(.fallback(state)))
        } else {
            effects.append(.run(bot.everywhere.fallback != nil ? .everywhereFallback : .defaultFallback))
        }
    }
}
