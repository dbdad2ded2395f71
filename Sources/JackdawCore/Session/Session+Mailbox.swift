import Synchronization

extension Session {
    /// Puts something that happened to the session into its mailbox.
    func enqueue(_ work: Work) {
        putting { core in
            guard !core.isEnded, !engine.isClosing.load(ordering: .acquiring) else { return }
            put(work, &core)
            noteChange(&core)
        }
    }

    /// Puts work into the mailbox, and sees to it that somebody works through it; whoever calls this notes a change.
    func put(_ work: Work, first: Bool = false, _ core: inout SessionCore) {
        core.lastActive = engine.clock.now
        if first { core.mailbox.prepend(work) } else { core.mailbox.append(work) }
        guard !core.isWorking else { return }
        core.isWorking = true
        if core.isSuspect { holdBack(&core) } else { core.needsWorker = true }
    }

    /// Changes the session in a way that may put work into its mailbox.
    ///
    /// The worker is started after the lock was given back: it would only run into it.
    func putting<Outcome: Sendable, Failure: Error>(
        _ change: (inout SessionCore) throws(Failure) -> Outcome
    ) throws(Failure) -> Outcome {
        let (outcome, needsWorker, executor) = try core.withLock {
            core throws(Failure) -> (Outcome, Bool, (any TaskExecutor)?) in
            let outcome = try change(&core)
            defer { core.needsWorker = false }
            return (outcome, core.needsWorker, core.executor)
        }
        // Detached, for it must not inherit the run of a body that happened to cause the work.
        if needsWorker { Task.detached(executorPreference: executor) { await self.work() } }
        return outcome
    }

    /// Says where the session's connection is served, so that its messages are handled there, without a change of threads.
    ///
    /// Bodies and whatever else the bot's author has written never run there, for others may wait for it.
    ///
    /// - Parameter executor: the place; nil for none in particular.
    package func serve(on executor: (any TaskExecutor)?) {
        let isQuick = !engine.definition.hasOwnConditions
        core.withLock { $0.executor = isQuick ? executor : nil }
    }

    /// Whether nothing is being handled and nothing waits to be.
    package var isIdle: Bool { core.withLock { !$0.isWorking } }

    /// Returns once nothing is being handled and nothing waits to be.
    package func whenIdle() async {
        await withCheckedContinuation { continuation in whenIdle { continuation.resume() } }
    }

    /// Calls `action`, which must not block or call the session, once nothing is being handled and nothing waits to be.
    package func whenIdle(_ action: @escaping @Sendable () -> Void) {
        let isIdle = core.withLock { core in
            if core.isWorking { core.idleWaiters.append(action) }
            return !core.isWorking
        }
        if isIdle { action() }
    }

    /// Handles what is in the mailbox, one after the other, until it is empty.
    private func work() async {
        while let (work, isGivenUp) = next() {
            if isGivenUp { giveUp(work) } else { await handle(work) }
            let isSuspect = finish(work)
            if isSuspect { await settleSuspicion() }
        }
    }

    /// The next piece of work, and whether it is tried no more.
    private func next() -> (work: Work, isGivenUp: Bool)? {
        let next = core.withLock { core -> (work: Work, isGivenUp: Bool)? in
            core.interruption = nil
            guard let work = core.mailbox.popFirst() else {
                core.isWorking = false
                let waiters = core.idleWaiters
                core.idleWaiters = []
                for waiter in waiters { waiter() }
                if core.ledger.hasLettersWaiting { engine.nodes?.tellOfRoom(self) }
                return nil
            }
            core.workNumber += 1
            if engine.writer != nil { core.ledger.begin(work, core.settledNow) }
            core.isHandlingUserWork = work.isFromUser
            // What has left the mailbox makes room by its size; by number it counts until it is done.
            admitWaiting(&core)
            return (work, core.ledger.attempts >= Self.attempts)
        }
        if next == nil { end(.overIfForsaken) }
        return next
    }

    /// - Returns: Whether what comes next has to wait until what was done is stored.
    private func finish(_ work: Work) -> Bool {
        let (timer, isSuspect) = core.withLock { core in
            core.handling = nil
            core.lastActive = engine.clock.now
            if core.isHandlingUserWork {
                core.isHandlingUserWork = false
                core.unhandled -= 1
            }
            if core.isTyping {
                core.isTyping = false
                core.tell(.typing(false))
            }
            if engine.writer != nil {
                core.ledger.conclude()
                core.ledger.settled = nil
                noteChange(&core)
            }
            admitWaiting(&core)
            defer { core.typingTimer = nil }
            return (core.typingTimer, core.isSuspect)
        }
        if let timer { engine.timers.cancel(timer) }
        return isSuspect
    }

    /// Sees to it that the user is told when the work in hand takes longer than a moment.
    func startTypingTimer(_ core: inout SessionCore) {
        guard core.typingTimer == nil, !core.isTyping else { return }
        let number = core.workNumber
        core.typingTimer = engine.timers.schedule(after: engine.settings.typingDelay) {
            self.core.withLock { core in
                guard core.isWorking, core.workNumber == number, core.typingTimer != nil else { return }
                core.typingTimer = nil
                core.isTyping = true
                self.goLive(&core)
                core.tell(.typing(true))
            }
        }
    }

    /// What becomes of a session that ends in this process.
    enum End {
        /// It is over: the store forgets it.
        case over
        /// It is over if nobody is left for whom it would go on. That is found out under the lock under which it ends, so
        /// that a connection that comes back in this moment is not cut off.
        case overIfForsaken
        /// It goes on from what the store has of it.
        case unloaded
        /// The same, if nobody uses it and the store has it as it stands; found out as for `overIfForsaken`.
        case unloadedIfUnused
        /// The same, if besides no other bot may still answer it.
        case unloadedIfAlone
        /// As `unloaded`, and its connections have to come back to that.
        case moved
        /// The same, if nothing is left to be done in it; found out as for `overIfForsaken`.
        case movedIfSettled

        fileprivate var isOver: Bool { self == .over || self == .overIfForsaken }

        /// The last that connections are told.
        fileprivate var farewell: SessionOutput? {
            switch self {
            case .over, .overIfForsaken: .ended
            case .moved, .movedIfSettled: .moved
            case .unloaded, .unloadedIfUnused, .unloadedIfAlone: nil
            }
        }
    }

    private func allows(_ end: End, _ core: SessionCore) -> Bool {
        switch end {
        case .over, .unloaded, .moved: true
        case .overIfForsaken: isForsaken(core)
        case .movedIfSettled: isFollower || isSettled(core)
        case .unloadedIfUnused: isUnused(core)
        case .unloadedIfAlone: isUnused(core) && !core.hasLinks
        }
    }

    /// Ends the session: nothing more is handled or said here, and nobody finds it any more.
    func end(_ end: End = .over) {
        let ended = core.withLock {
            core -> (tasks: [SessionCore.Cancellation], timers: [TimerQueue.ID], sinks: [SessionCore.Sink])? in
            guard !core.isEnded, allows(end, core) else { return nil }
            // First: what is given up below says so, which is no longer theirs to hear.
            if let farewell = end.farewell {
                for sink in core.sinks { sink.call(farewell) }
            }
            let tasks = core.interrupt(.ended, engine)
            core.isEnded = true
            scheduleAbandonment(&core)
            core.mailbox.removeAll()
            core.unhandled = core.isHandlingUserWork ? 1 : 0
            while let waiter = core.waiters.popFirst() {
                waiter.continuation.resume(throwing: ConversationRefused.sessionEnded)
            }
            for waiter in core.ledger.waiters { waiter.call(false) }
            core.ledger.waiters = []
            if core.ledger.isKept {
                if end.isOver { engine.writer?.remove(id) } else { engine.nodes?.note(unloaded: id) }
            }
            let timers = core.stateTimers
            core.stateTimers = []
            // Let go of outside the lock: what a sink holds on to may call the session when it goes.
            let sinks = core.sinks
            core.sinks = []
            return (tasks, timers, sinks)
        }
        guard let ended else { return }
        for cancel in ended.tasks { cancel() }
        for timer in ended.timers { engine.timers.cancel(timer) }
        withExtendedLifetime(ended.sinks) {}
        engine.sessionEnded(self)
    }
}
