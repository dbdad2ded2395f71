import Logging
import Synchronization
import Understanding

/// All conversations that a bot holds.
///
/// A platform opens sessions here; whoever knows of something that happened outside tells one session or all.
///
/// ```swift
/// let (session, isNew) = try bot.conversations.open()
/// let attachment = session.attach(after: nil) { output in print(output) }
/// _ = try await session.accept(.message(.text("hello")))
/// ```
public final class Conversations: Sendable {
    private struct State {
        var settings = ConversationSettings()
        var engine: ConversationEngine?
    }

    package let definition: BotDefinition
    let registry = SessionRegistry()
    private let state = Mutex(State())
    /// Finishes once the bot has been shut down.
    private let running = AsyncStream<Never>.makeStream()

    package init(definition: BotDefinition) {
        self.definition = definition
    }

    /// What the conversations go by.
    package var settings: ConversationSettings { state.withLock { $0.settings } }

    /// Changes what the conversations go by; it counts from the first session on, so nothing may change after that.
    package func configure(_ change: (inout ConversationSettings) -> Void) {
        let isEarly = configureUnlessStarted(change)
        if !isEarly { settings.logger.error("the bot was changed after its start: the change has no effect") }
    }

    /// Changes what the conversations go by, as long as that counts.
    ///
    /// - Returns: Whether it counts.
    @discardableResult
    package func configureUnlessStarted(_ change: (inout ConversationSettings) -> Void) -> Bool {
        state.withLock { state in
            guard state.engine == nil else { return false }
            change(&state.settings)
            return true
        }
    }

    /// Learns what the bot has to understand, and opens its store.
    ///
    /// - Throws: ``PreparationError`` when the intents cannot be learnt, ``StoreError``, `CancellationError`.
    package func learn() async throws {
        try await learnIntents()
        try await openStore()
    }

    /// Learns what the bot has to understand, and waits for a trainer that asks others.
    private func learnIntents() async throws {
        let settings = settings
        guard settings.classifier == nil, !(settings.trainer is LexicalTrainer), !definition.intents.isEmpty,
            state.withLock({ $0.engine == nil })
        else {
            try prepare()
            return
        }
        let classifier: any IntentClassifier
        do {
            classifier = try await settings.trainer.train(
                definition.examples(in: settings.language),
                entityValues: definition.recognizers.mapValues(\.sampleValues),
                language: Language(rawValue: settings.language)
            )
        } catch let error as CancellationError {
            throw error
        } catch {
            throw PreparationError(bot: definition.name, reason: "learning its intents failed: \(error)")
        }
        state.withLock { $0.settings.classifier = classifier }
        try prepare()
    }

    /// Makes ready what all sessions share; a bot that was not prepared is prepared by its first session.
    ///
    /// - Throws: ``PreparationError`` when the intents cannot be learnt.
    @discardableResult
    package func prepare() throws(PreparationError) -> ConversationEngine {
        // Whoever comes second waits for the first: learning twice would cost more.
        let result = state.withLock { state -> Result<ConversationEngine, PreparationError> in
            if let engine = state.engine { return .success(engine) }
            do throws(PreparationError) {
                let engine = try ConversationEngine(
                    definition: definition,
                    settings: state.settings,
                    sessionEnded: { [weak registry, dialer = state.settings.dialer] session in
                        registry?.remove(session)
                        dialer?.sessionEnded(session)
                    }
                )
                state.engine = engine
                return .success(engine)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// What the sessions share, if there was one yet.
    var engineIfPrepared: ConversationEngine? { state.withLock { $0.engine } }

    /// The sessions that are alive, in no particular order.
    package var all: [Session] { registry.all }

    /// How many sessions are alive.
    public var count: Int { registry.count }

    /// The session of that id, if it is in memory.
    public func session(_ id: String) -> Session? { registry.session(id) }

    /// Opens a session and starts it (the body of its first state runs), or finds the living one of that id.
    ///
    /// - Parameters:
    ///   - id: The id that a client asks for; nil makes one of 128 random bits. Where there is a store, ``find(_:)`` comes first. Whether the client may have the session
    ///     of that id is for the platform to find out (``Session/proves(_:)``).
    ///   - user: Who the user is, as far as the platform knows.
    ///   - name: The name of the session.
    /// - Throws: ``ConversationRefused`` while the bot shuts down or when there are too many sessions,
    ///   ``PreparationError`` when the bot could not be prepared.
    public func open(
        id: String? = nil,
        user: String? = nil,
        name: String? = nil
    ) throws -> (session: Session, isNew: Bool) {
        try open(id: id, user: user, name: name, beforeStart: { _ in })
    }

    /// Opens a session, for somebody who has to know of it before anything happens in it.
    package func open(
        id: String? = nil,
        user: String? = nil,
        name: String? = nil,
        beforeStart meet: (Session) -> Void
    ) throws -> (session: Session, isNew: Bool) {
        let engine = try prepare()
        let key = id ?? RandomToken.make(bits: 128)
        let (session, isNew) = try registry.open(
            id: key,
            make: { number in
                Session(
                    id: key,
                    number: number,
                    hasServerID: id == nil,
                    user: user,
                    name: name,
                    engine: engine
                )
            },
            engine: engine
        )
        if isNew {
            meet(session)
            session.enqueue(.start)
        }
        return (session, isNew)
    }

    /// Tells every session in memory that something happened outside; stored ones that nobody uses do not hear of it.
    ///
    /// Where several nodes share a store, the sessions in the memory of each of them hear of it.
    public func broadcast(_ event: OutsideEvent) {
        tellOwnSessions(event)
        tellOtherNodes(event)
    }

    /// Tells a session that something happened outside.
    ///
    /// - Throws: ``UnknownSession`` when there is no session of that id, and what ``find(_:)`` throws.
    public func send(_ event: OutsideEvent, to id: String) async throws {
        guard let session = try await find(id) else { throw UnknownSession(id: id) }
        if session.isFollower { try await session.post(Letter(.event(event))) } else { session.enqueue(.event(event)) }
    }

    /// Prepares the bot and stays until it is shut down or the task is cancelled.
    ///
    /// Timers and expiry need no call of this: they run whenever there are sessions.
    ///
    /// - Throws: ``PreparationError`` when the bot could not be prepared.
    public func run() async throws {
        try await learn()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.tendStore() }
            group.addTask { await self.takePart() }
            for await _ in running.stream {}
            group.cancelAll()
        }
    }

    /// Takes no new work, lets what was accepted be handled, and cancels what is not done in time.
    ///
    /// Returns once no body runs any more; all sessions have ended then. Cancelling the task cancels at once what is
    /// still at work.
    ///
    /// - Parameter limit: How long bodies may go on.
    public func shutdown(within limit: Duration) async {
        let sessions = registry.close()
        defer { running.continuation.finish() }
        guard let engine = engineIfPrepared else { return }
        let timer = engine.timers.schedule(after: limit) {
            for session in sessions { session.stop() }
        }
        engine.isClosing.store(true, ordering: .releasing)
        for session in sessions { session.refuseWaiting() }
        let handingOver = engine.nodes.map { nodes in
            Task.detached { await self.handOver(sessions, nodes, engine) }
        }
        await withTaskCancellationHandler {
            for session in sessions { await session.whenIdle() }
        } onCancel: {
            for session in sessions { session.stop() }
        }
        handingOver?.cancel()
        await handingOver?.value
        engine.timers.cancel(timer)
        await settleStore(within: limit)
        for session in sessions { session.end(.unloaded) }
    }
}
