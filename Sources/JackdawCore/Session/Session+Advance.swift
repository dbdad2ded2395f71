import Logging
import Synchronization

extension Session {
    /// Lets the machine take an event, and carries out what follows from it until the conversation is settled.
    ///
    /// Conditions are looked at without the lock, since they read the session; the machine is changed by nobody else
    /// meanwhile, for only one piece of work is handled at a time.
    func advance(_ event: ConversationMachine.Event) async {
        var event = event
        while true {
            var machine = core.withLock { $0.machine }
            let effects = machine.handle(event, in: engine.definition) { condition, stimulus in
                condition.isSatisfied(session: self, stimulus: stimulus)
            }
            let timers = core.withLock { core -> [TimerQueue.ID] in
                core.machine = machine
                return carryOut(effects, &core)
            }
            for timer in timers { engine.timers.cancel(timer) }
            explain(effects)
            observe(effects)
            guard case .run(let action)? = effects.last else { return }
            guard let succeeded = await run(action) else { return }
            event = takeResetRequest() ? .restart(isAutomatic: true) : .bodyEnded(succeeded: succeeded)
        }
    }

    /// Starts the timers of a state, and returns those that are to be cancelled.
    private func carryOut(_ effects: [ConversationMachine.Effect], _ core: inout SessionCore) -> [TimerQueue.ID] {
        var stopped: [TimerQueue.ID] = []
        for effect in effects {
            switch effect {
            case .stopTimers:
                stopped += core.stateTimers
                core.stateTimers = []
                core.timersStarted = nil
            case .startTimers(let state, let entry):
                guard !core.isEnded else { continue }
                core.timersStarted = engine.date
                for (index, timer) in (engine.definition.states[state]?.timers ?? []).enumerated() {
                    let id = engine.timers.schedule(after: timer.delay) {
                        self.enqueue(.timer(entry: entry, index: index))
                    }
                    core.stateTimers.append(id)
                }
            case .take, .enter, .resume, .exit, .run, .ignored, .nowhereToGoBackTo, .loop: break
            }
        }
        return stopped
    }

    private func explain(_ effects: [ConversationMachine.Effect]) {
        for effect in effects {
            switch effect {
            case .loop(let states):
                logger.error(
                    "stopped a loop of transitions that need no event; the conversation goes on where it was before",
                    metadata: [
                        "cycle": "\(states.joined(separator: " → "))", "steps": "\(ConversationMachine.stepLimit)",
                    ]
                )
            case .nowhereToGoBackTo:
                logger.warning("there is nowhere to go back to: no transition of EveryState led here")
            case .ignored:
                logger.debug("nothing in the bot takes the event")
            case .enter(let state):
                if engine.logger.logLevel <= .debug { logger.debug("entered", metadata: ["to": "\(state)"]) }
            case .take, .resume, .exit, .run, .startTimers, .stopTimers: break
            }
        }
    }

    /// Runs a body or a fallback.
    ///
    /// - Returns: Whether it succeeded; nil when the work in hand is given up.
    private func run(_ action: ConversationMachine.Action) async -> Bool? {
        guard let code = code(for: action) else { return true }
        if case .says(let replies) = code, let contents = contents(sayableAtOnce: replies) {
            return sayAtOnce(contents)
        }
        switch await perform(traced(action, code)) {
        case .finished:
            return true
        case .failed(let error):
            await report(error)
        case .interrupted(.timeLimit):
            await report(timeLimitExceeded)
        case .interrupted:
            return nil
        }
        return core.withLock { $0.interruption == nil } ? false : nil
    }

    /// What replies say, where nothing of the bot's author stands between them and the user; else nil.
    private func contents(sayableAtOnce replies: [Reply]) -> [ReplyContent]? {
        guard engine.settings.processors.isEmpty, !isTraced else { return nil }
        var contents: [ReplyContent] = []
        for reply in replies {
            guard case .whole(let content) = reply.form else { return nil }
            contents.append(content)
        }
        return contents
    }

    /// Says something without a task for it.
    ///
    /// - Returns: true; nil when the work in hand is given up.
    private func sayAtOnce(_ contents: [ReplyContent]) -> Bool? {
        core.withLock { core in
            guard core.interruption == nil, !core.isEnded else { return nil }
            for content in contents { core.record(.reply(content), engine) }
            return true
        }
    }

    private func code(for action: ConversationMachine.Action) -> BodyAction? {
        switch action {
        case .body(let state): engine.definition.states[state]?.body
        case .fallback(let state): engine.definition.states[state]?.fallback
        case .everywhereFallback: engine.definition.everywhere.fallback
        case .defaultFallback: .says(["I did not understand that."])
        }
    }
}
