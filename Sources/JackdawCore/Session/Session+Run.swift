import Logging
import Synchronization

extension Session {
    /// Runs a piece of the bot's own code in a task that can be cancelled, and waits for it.
    ///
    /// Code that does not end after it was cancelled is waited for only a moment: it may go on, but can neither speak
    /// nor change variables any more.
    func perform(_ operation: @escaping @Sendable () async throws -> Void) async -> RunEnd {
        await withCheckedContinuation { continuation in
            let run = BodyRun(session: self)
            let interruption = core.withLock { core -> Interruption? in
                guard core.interruption == nil else { return core.interruption }
                var active = SessionCore.ActiveRun(run: run, continuation: continuation)
                // Set before the code starts: it may compute for long without ever letting go of its thread.
                if let limit = engine.settings.bodyTimeLimit {
                    active.limitTimer = engine.timers.schedule(after: limit) { self.limitReached(run) }
                }
                core.activeRun = active
                startTypingTimer(&core)
                return nil
            }
            if let interruption {
                continuation.resume(returning: .interrupted(interruption))
                return
            }
            run.belongs(to: start(run, operation))
        }
    }

    private func start(_ run: BodyRun, _ operation: @escaping @Sendable () async throws -> Void) -> Task<Void, Never> {
        // It may compute for long without ever letting go of its thread, which must not be one that others wait for.
        Task(executorPreference: globalConcurrentExecutor) {
            do {
                try await BodyRun.$current.withValue(run) { try await operation() }
                self.ended(run, .finished)
            } catch {
                self.ended(run, .failed(error))
            }
        }
    }

    /// Cancels what is being done; the mailbox is given up too unless the conversation merely begins again.
    func interrupt(_ reason: Interruption) {
        let tasks = core.withLock { core in
            let tasks = core.interrupt(reason, engine)
            scheduleAbandonment(&core)
            core.mailbox.removeAll()
            core.unhandled = core.isHandlingUserWork ? 1 : 0
            return tasks
        }
        for cancel in tasks { cancel() }
    }

    /// Stops the session because the process ends: what was accepted and has not been handled is left to the store, where
    /// it is kept, for the next process.
    func stop() {
        if isKept { end(.unloaded) } else { interrupt(.shutdown) }
    }

    /// Sees to it that a cancelled run is not waited for longer than the grace time.
    func scheduleAbandonment(_ core: inout SessionCore) {
        guard let active = core.activeRun, active.graceTimer == nil else { return }
        core.activeRun?.graceTimer = engine.timers.schedule(after: engine.settings.cancellationGrace) {
            self.abandon(active.run)
        }
    }

    /// Tells the log and the bot's author what the bot's own code threw.
    func report(_ error: any Error) async {
        logger.error("the bot's code failed", metadata: ["error": "\(error)"])
        tell(.failed("\(error)"))
        let end = await perform { try await self.engine.settings.onError(error, self) }
        switch end {
        case .finished:
            return
        case .failed(let second):
            logger.error("onError failed", metadata: ["error": "\(second)"])
        case .interrupted(.timeLimit):
            logger.error("onError took too long")
        case .interrupted:
            return
        }
        apologize()
    }

    /// Tells the user that something went wrong, past the processors: it may be they that throw.
    func apologize() {
        core.withLock { core in
            guard !core.isEnded, core.interruption == nil else { return }
            core.record(.reply(.text(ConversationSettings.apology)), engine)
        }
    }

    private func ended(_ run: BodyRun, _ end: RunEnd) {
        guard let active = takeRun(run) else { return }
        active.continuation.resume(returning: active.interruption.map { .interrupted($0) } ?? end)
    }

    private func abandon(_ run: BodyRun) {
        guard let active = takeRun(run) else { return }
        logger.warning("a cancelled body did not end; the conversation goes on without it")
        active.continuation.resume(returning: .interrupted(active.interruption ?? .ended))
    }

    /// Takes the run away from whoever else would end it.
    private func takeRun(_ run: BodyRun) -> SessionCore.ActiveRun? {
        let active = core.withLock { core -> SessionCore.ActiveRun? in
            guard let active = core.activeRun, active.run === run else { return nil }
            core.activeRun = nil
            return active
        }
        if let timer = active?.limitTimer { engine.timers.cancel(timer) }
        if let timer = active?.graceTimer { engine.timers.cancel(timer) }
        return active
    }

    private func limitReached(_ run: BodyRun) {
        let tasks = core.withLock { core -> [SessionCore.Cancellation] in
            guard let active = core.activeRun, active.run === run, active.interruption == nil else { return [] }
            var tasks = core.stopStreams(of: run, engine)
            if let task = core.cancelRun(.timeLimit) { tasks.append(task) }
            scheduleAbandonment(&core)
            return tasks
        }
        for cancel in tasks { cancel() }
    }
}
