public import Logging
import Synchronization
public import Understanding

/// One user's conversation with a bot, as bodies, conditions and platforms know it.
///
/// Messages and events are handled one after the other, in the order in which they came; sessions never wait for each
/// other. A body is handed its session:
///
/// ```swift
/// Body { session in
///     session[attempts] += 1
///     try await session.reply("Attempt \(session[attempts]), \(session.user ?? "stranger").")
/// }
/// ```
public final class Session: Sendable, Identifiable {
    /// The id, unguessable when the server made it.
    public let id: String

    let engine: ConversationEngine
    /// Tells sessions of one id apart, of which only one can be alive.
    let number: UInt64
    /// Whether the server made the id, so that nobody can know it who was not told.
    let hasServerID: Bool
    /// Whether another node owns the session, and this one only shows it.
    let isFollower: Bool
    let core: Mutex<SessionCore>

    init(
        id: String,
        number: UInt64,
        hasServerID: Bool,
        user: String?,
        name: String?,
        isFollower: Bool = false,
        engine: ConversationEngine
    ) {
        self.id = id
        self.number = number
        self.hasServerID = hasServerID
        self.isFollower = isFollower
        self.engine = engine
        core = Mutex(
            SessionCore(initial: engine.definition.initial, user: user, name: name, now: engine.clock.now)
        )
    }

    /// Who the user is, as far as the platform knows.
    public var user: String? {
        get { core.withLock { $0.user } }
        set {
            core.withLock { core in
                core.user = newValue
                noteChange(&core)
            }
        }
    }

    /// The name of the session.
    public var name: String? {
        get { core.withLock { $0.name } }
        set {
            core.withLock { core in
                core.name = newValue
                noteChange(&core)
            }
        }
    }

    /// The name of the state that the conversation is in.
    public var state: String { core.withLock { $0.machine.state } }

    /// The message that is being handled; nil for events from outside and timers.
    public var message: UserMessage? { core.withLock { $0.handling?.message } }

    /// The event from outside that is being handled.
    public var event: OutsideEvent? { core.withLock { $0.handling?.event } }

    /// The intent that was recognised in the message that is being handled.
    public var intent: IntentMatch? { core.withLock { $0.handling?.match } }

    /// How the intents competed for the message that is being handled.
    public var classification: Classification? { core.withLock { $0.handling?.classification } }

    /// Everything that was said, oldest first; of a stream that is still being written, the text so far.
    public var history: [HistoryEntry] { core.withLock { $0.journal }.history }

    /// The table that a reply shows, and how many of its rows are no longer kept; nil when the history has no such reply.
    package func table(of replyID: String) -> (frame: DataFrame, omittedRows: Int)? {
        core.withLock { $0.journal.table(replyID) }
    }

    /// Whether the session has ended: nothing more will be handled or said.
    public var isEnded: Bool { core.withLock { $0.isEnded } }

    /// A logger that names the bot, the session and its state.
    ///
    /// What users say does not belong in a log.
    public var logger: Logger {
        var logger = engine.logger
        logger[metadataKey: "session"] = "\(id)"
        logger[metadataKey: "state"] = "\(state)"
        return logger
    }

    /// Lets the conversation begin again: variables as they were, first state, its body runs.
    ///
    /// The history stays. In a body it takes effect once the body has ended; anywhere else at once, and a running body
    /// is cancelled.
    public func reset() {
        guard let run = BodyRun.current(of: self) else {
            if isFollower { postLater(.reset) } else { _ = requestReset(clientID: nil) }
            return
        }
        core.withLock { core in
            if !run.isCancelled, core.activeRun?.run === run { core.wantsReset = true }
        }
    }
}
