import Logging
import Synchronization
import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What all sessions of a running bot share, settled once the bot has been prepared.
package final class ConversationEngine: Sendable {
    let definition: BotDefinition
    let settings: ConversationSettings
    let comprehension: Comprehension
    let clock: any ConversationClock
    package let timers: TimerQueue
    let logger: Logger
    let variables: [String: AnyVariable]
    /// Writes what is to outlive the process; nil without a store.
    let writer: SessionWriter?
    /// The processes that share the store; nil where none can.
    let nodes: Nodes?
    /// Once set, no new work is taken.
    let isClosing = Atomic(false)
    /// Told when a session has ended.
    let sessionEnded: @Sendable (Session) -> Void

    var limits: ConversationLimits { settings.limits }

    init(
        definition: BotDefinition,
        settings: ConversationSettings,
        sessionEnded: @escaping @Sendable (Session) -> Void
    ) throws(PreparationError) {
        self.definition = definition
        self.settings = settings
        self.sessionEnded = sessionEnded
        clock = settings.clock
        timers = TimerQueue(clock: settings.clock)
        variables = Dictionary(definition.variables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var logger = settings.logger
        logger[metadataKey: "bot"] = "\(definition.name)"
        self.logger = logger
        let nodes = (settings.store as? any SharedStore).map(Nodes.init(store:))
        self.nodes = nodes
        writer = settings.store.map { [logger] in
            SessionWriter(store: $0, nodes: nodes, clock: settings.clock, logger: logger)
        }
        comprehension = try Comprehension(definition: definition, settings: settings)
    }

    /// What time it is: the store's time, where several nodes have to agree.
    var date: Date { nodes.map { clock.date.addingTimeInterval($0.clockOffset) } ?? clock.date }

    /// Whether something is done, and in time; if not, it goes on by itself.
    func finishes(within limit: Duration, _ work: @escaping @Sendable () async throws -> Void) async -> Bool {
        let (ends, end) = AsyncStream<Bool>.makeStream()
        Task {
            do {
                try await work()
                end.yield(true)
            } catch {
                end.yield(false)
            }
        }
        let timer = timers.schedule(after: limit) { end.yield(false) }
        defer { timers.cancel(timer) }
        return await ends.first { _ in true } ?? false
    }

    /// How long a session is left alone before it is looked at whether it can leave the memory.
    var idleLimit: Duration { writer == nil ? limits.sessionIdle : min(limits.sessionIdle, .seconds(60)) }

    /// What recognisers need to know to read “tomorrow” or “1,5”.
    var recognitionContext: RecognitionContext {
        RecognitionContext(now: date, timeZone: settings.timeZone, language: settings.language)
    }
}
