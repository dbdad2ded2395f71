import JackdawCore
import Synchronization
import Testing

/// Goes off when a step takes too long, by the machine's own clock.
private let alarms = TimerQueue(clock: SystemClock())

/// Waits for something, but no longer than a while.
///
/// - Returns: Whether it came.
private func wait(atMost limit: Duration, _ register: (Once) -> Void) async -> Bool {
    let alarm = Mutex<TimerQueue.ID?>(nil)
    let came = await withCheckedContinuation { continuation in
        let once = Once(continuation)
        alarm.withLock { $0 = alarms.schedule(after: limit) { once.resume(false) } }
        register(once)
    }
    if let alarm = alarm.withLock({ $0 }) { alarms.cancel(alarm) }
    return came
}

extension Session {
    /// Waits until nothing is being handled and nothing waits to be.
    ///
    /// - Returns: Whether that came about within the limit.
    func becomesIdle(within limit: Duration) async -> Bool {
        // Most steps take microseconds: an alarm costs more than to look again a few times.
        for _ in 0..<50 {
            if isIdle { return true }
            await Task.yield()
        }
        return await wait(atMost: limit) { once in whenIdle { once.resume(true) } }
    }
}

extension TestUser {
    /// Waits until the bot has done with everything, and has ended what it was writing.
    func settle(_ sourceLocation: SourceLocation) async throws {
        guard await settles() else {
            throw failure("The bot is still at work after \(limit.short).", sourceLocation)
        }
    }

    private func settles() async -> Bool {
        repeat {
            guard await session.becomesIdle(within: limit) else { return false }
            guard isListeningToStream else { return true }
        } while await waitForReply(atMost: limit)
        return false
    }

    private var isListeningToStream: Bool { story.withLock { !$0.streams.isEmpty } }

    /// Waits until the bot says something that was not heard.
    func waitForReply(atMost limit: Duration) async -> Bool {
        await wait(atMost: limit) { once in
            let isThere = story.withLock { story in
                let isThere = story.heard < story.replies.count && story.streams.isEmpty
                if !isThere { story.waiter = once }
                return isThere
            }
            if isThere { once.resume(true) }
        }
    }

    /// Sees to it that the user does not talk over what the bot said.
    func checkAllHeard(_ sourceLocation: SourceLocation) throws {
        let unheard = unheard
        guard !unheard.isEmpty else { return }
        let lines = unheard.map { ConversationLine.bot($0).description }
        throw failure(
            "The bot said what nobody expected to hear:\n" + lines.joined(separator: "\n"),
            sourceLocation
        )
    }
}
