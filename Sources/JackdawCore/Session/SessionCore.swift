import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Everything about a session that changes, guarded by the session's lock.
struct SessionCore: Sendable {
    /// Cancels a task.
    typealias Cancellation = @Sendable () -> Void

    /// An accepted request that waits for room in the mailbox.
    struct Waiter: Sendable {
        var number: UInt64
        var request: Session.Request
        var continuation: CheckedContinuation<Receipt, any Error>
    }

    /// A run of the bot's own code that is waited for.
    struct ActiveRun: Sendable {
        var run: BodyRun
        var continuation: CheckedContinuation<RunEnd, Never>
        var interruption: Interruption?
        var limitTimer: TimerQueue.ID?
        var graceTimer: TimerQueue.ID?
    }

    /// A streamed reply that is being written, and the run that asked for it.
    struct OpenStream: Sendable {
        var task: Task<Void, any Error>
        var run: BodyRun?
    }

    struct Sink: Sendable {
        var number: UInt64
        /// The latest frame that the client has seen elsewhere, though nobody here may be told of it yet.
        var seen: Int
        var call: @Sendable (SessionOutput) -> Void

        func tell(_ output: SessionOutput) {
            if case .frame(let frame) = output, frame.sequence <= seen { return }
            call(output)
        }
    }

    /// A parameter's value: found in a message, or set by the bot's own code.
    enum ParameterValue: Sendable {
        case found(EntityValue)
        case set(any Sendable)
    }

    var machine: ConversationMachine
    var user: String?
    var name: String?
    var variables: [String: any Codable & Sendable] = [:]
    var parameters: [String: ParameterValue] = [:]
    var formProgress = FormProgress()
    var journal = Journal()
    var secret: String?
    /// The SHA-256 of the secrets that clients have, the newest last; of those that were made in other processes there is no more.
    var secretHashes: [String] = []
    var ledger = SessionLedger()
    var receipts = ReceiptBook()

    /// Where the mailbox is worked through; nil for no place in particular.
    var executor: (any TaskExecutor)?
    var mailbox = RingBuffer<Work>()
    /// Messages of users in the mailbox or being handled.
    var unhandled = 0
    var waiters = RingBuffer<Waiter>()
    /// Whether a task is working through the mailbox, or about to.
    var isWorking = false
    /// Whether that task is still to be started.
    var needsWorker = false
    /// Whether that task is started only once it is stored what for.
    var isHeldBack = false
    /// How much of what is handled may be what ended the process that had the session before.
    var suspicion = 0
    var isSuspect: Bool { suspicion > 0 }
    /// Counts what was taken out of the mailbox, to recognise timers that are about earlier work.
    var workNumber: UInt64 = 0
    var isHandlingUserWork = false
    var handling: Handling?
    /// Why the work in hand is to be given up.
    var interruption: Interruption?
    var activeRun: ActiveRun?
    var wantsReset = false
    var streams: [String: OpenStream] = [:]
    var typingTimer: TimerQueue.ID?
    var isTyping = false
    var stateTimers: [TimerQueue.ID] = []
    /// When they were started.
    var timersStarted: Date?
    /// Those that the process before has left, and that are still to be started.
    var restoredTimers: [(timer: Work, rest: Duration)] = []
    var idleWaiters: [@Sendable () -> Void] = []

    var sinks: [Sink] = []
    var lastNumber: UInt64 = 0
    /// Whether the session has spoken to other bots, whose answers come to it as long as it is in memory.
    var hasLinks = false
    var wasAttached = false
    var hasUserSpoken = false
    var dialogue = BotDialogue()
    var isEnded = false
    var lastActive: Duration

    init(initial: String, user: String?, name: String?, now: Duration) {
        machine = ConversationMachine(initial: initial)
        self.user = user
        self.name = name
        lastActive = now
    }

    mutating func nextNumber() -> UInt64 {
        lastNumber += 1
        return lastNumber
    }

    /// Notes a frame and shows it to everybody.
    ///
    /// - Parameter isOutcome: Whether it comes from the work in hand, as nearly everything does; whoever records another
    ///   frame notes a change (``Session/noteChange(_:)``) before it gives the lock back.
    @discardableResult
    mutating func record(
        _ kind: JournalFrame.Kind,
        id: String? = nil,
        isOutcome: Bool = true,
        _ engine: ConversationEngine
    ) -> JournalFrame {
        let frame = journal.append(kind, id: id, date: engine.date, limits: engine.limits)
        if engine.writer != nil { ledger.note(frame, isOutcome: isOutcome) }
        tell(.frame(frame), isOutcome: isOutcome)
        return frame
    }

    /// Tells every connection, as soon as it may be told.
    mutating func tell(_ output: SessionOutput, isOutcome: Bool = true) {
        guard !ledger.hold(output, isOutcome: isOutcome) else { return }
        for sink in sinks { sink.tell(output) }
    }

    /// Whether what a run says comes from the work in hand.
    func isOutcome(of run: BodyRun?) -> Bool {
        guard let run else { return false }
        return activeRun?.run === run
    }

    /// Ends the streams that are still being written, or those of one run.
    ///
    /// - Returns: What to call outside the lock: what a cancellation sets off may call the session.
    mutating func stopStreams(
        of run: BodyRun? = nil,
        _ engine: ConversationEngine
    ) -> [Cancellation] {
        guard !streams.isEmpty else { return [] }
        var tasks: [Cancellation] = []
        for (id, stream) in streams where run == nil || stream.run === run {
            streams[id] = nil
            tasks.append(stream.task.cancel)
            let text = journal.openText(id) ?? ""
            record(.streamEnded(.stopped, text: text), id: id, isOutcome: isOutcome(of: stream.run), engine)
        }
        return tasks
    }

    /// Gives up the work in hand.
    ///
    /// - Returns: What to call outside the lock.
    mutating func interrupt(_ reason: Interruption, _ engine: ConversationEngine) -> [Cancellation] {
        if isWorking, interruption != .ended { interruption = reason }
        var tasks = stopStreams(engine)
        if let task = cancelRun(reason) { tasks.append(task) }
        return tasks
    }

    /// Takes the running piece of the bot's code the right to speak.
    ///
    /// - Returns: What to call outside the lock.
    mutating func cancelRun(_ reason: Interruption) -> Cancellation? {
        guard var active = activeRun else { return nil }
        active.interruption = reason
        active.run.silence()
        activeRun = active
        return active.run.cancelTask
    }
}
