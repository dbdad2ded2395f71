import Logging
import Synchronization

/// Writes what sessions owe the store, many of them in one transaction: while one is being written, the next collects.
///
/// (Group commit: D. J. DeWitt et al., Implementation Techniques for Main Memory Database Systems, SIGMOD 1984.)
final class SessionWriter: Sendable {
    private enum Item {
        case session(Session)
        case removal(id: String)
    }

    private struct State {
        var queue: [Item] = []
        /// What is made ready while a transaction is on its way.
        var next: [Item] = []
        var isRunning = false
        var isFailing = false
        var isGivenUp = false
        var idle: [CheckedContinuation<Void, Never>] = []
    }

    /// A change that is being carried out, and what it came from.
    private struct Entry {
        var change: SessionChange
        var source: (session: Session, snapshot: SessionSnapshot)?
    }

    /// So many sessions are written in one transaction.
    private static let batch = 256
    /// So often others go first.
    private static let patience = 16
    /// So long a transaction may take before those who wait for it are told.
    private static let longestSilence: Duration = .seconds(2)
    private static let pauses: [Duration] = [.milliseconds(50), .milliseconds(200), .milliseconds(500), .seconds(1)]

    let store: any SessionStore
    private let nodes: Nodes?
    private let clock: any ConversationClock
    let removals = SessionRemovals()
    private let logger: Logger
    private let state = Mutex(State())
    private let opening = Mutex<Task<Void, any Error>?>(nil)

    init(store: any SessionStore, nodes: Nodes?, clock: any ConversationClock, logger: Logger) {
        self.store = store
        self.nodes = nodes
        self.clock = clock
        self.logger = logger
    }

    /// Whether the latest transaction failed.
    var isFailing: Bool { state.withLock { $0.isFailing } }

    /// Opens the store, once.
    func open() async throws {
        let task = opening.withLock { task in
            if let task { return task }
            let new = Task { [store, nodes, clock] in
                try await store.open()
                try await nodes?.join(clock)
            }
            task = new
            return new
        }
        do {
            try await task.value
        } catch {
            // Whoever comes next tries again.
            opening.withLock { if $0 == task { $0 = nil } }
            throw error
        }
    }

    func enqueue(_ session: Session) { enqueue(.session(session)) }

    func remove(_ id: String) {
        removals.begin(id)
        enqueue(.removal(id: id))
    }

    private func enqueue(_ item: Item) {
        let startsRunning = state.withLock { state in
            guard !state.isGivenUp else { return false }
            state.queue.append(item)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if startsRunning { Task.detached { await self.run() } }
    }

    /// Returns once everything has been written, or nothing more will be.
    func flush() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                guard state.isRunning, !state.isGivenUp else { return true }
                state.idle.append(continuation)
                return false
            }
            if isIdle { continuation.resume() }
        }
    }

    /// Tries no further: what has not been written is lost, but nobody was told of it.
    func giveUp() {
        state.withLock { state in
            state.isGivenUp = true
            state.queue = []
            for continuation in state.idle { continuation.resume() }
            state.idle = []
        }
        removals.giveUp()
    }

    /// What is stored of a session, and whether it may be changed here; nil where there is none of that id.
    func load(_ id: String) async throws -> ClaimedSession? {
        if let nodes { return try await nodes.store.claim(id) }
        return try await store.load(id).map { ClaimedSession($0, isOwn: true) }
    }

    /// Closes the store.
    func close() async {
        let wasOpened = opening.withLock { $0 != nil }
        if wasOpened { await store.close() }
    }

    /// Writes until there is nothing left; what comes next is made ready while a transaction is on its way.
    private func run() async {
        var writing: Task<Void, Never>?
        while true {
            let items = take()
            await settle(items)
            let entries = items.compactMap(entry(for:))
            await writing?.value
            writing = nil
            if !entries.isEmpty {
                writing = Task.detached { await self.write(entries) }
            } else if isDone() {
                return
            }
        }
    }

    /// Gives sessions a moment to finish what they are about: what is accepted and handled is written once then.
    private func settle(_ items: [Item]) async {
        for _ in 0..<Self.patience {
            let isWorking = items.contains { item in
                if case .session(let session) = item { !session.isIdle } else { false }
            }
            guard isWorking else { return }
            await Task.yield()
        }
    }

    private func take() -> [Item] {
        state.withLock { state in
            let items = Array(state.queue.prefix(Self.batch))
            state.queue.removeFirst(items.count)
            state.next = items
            return items
        }
    }

    /// Whether nothing is left, so that whoever comes next starts anew.
    private func isDone() -> Bool {
        state.withLock { state in
            guard state.queue.isEmpty else { return false }
            state.isRunning = false
            state.next = []
            for continuation in state.idle { continuation.resume() }
            state.idle = []
            return true
        }
    }

    private func entry(for item: Item) -> Entry? {
        switch item {
        case .removal(let id): Entry(change: .remove(id: id))
        case .session(let session): entry(for: session)
        }
    }

    private func entry(for session: Session) -> Entry? {
        guard let snapshot = session.takeSnapshot() else { return nil }
        do {
            let change = try snapshot.write { name, error in
                session.logger.error("“\(name)” cannot be stored", metadata: ["error": "\(error)"])
            }
            return Entry(change: change, source: (session, snapshot))
        } catch {
            session.logger.critical("a session cannot be stored", metadata: ["error": "\(error)"])
            session.end(.moved)
            return nil
        }
    }

    /// Writes until it is done; what comes meanwhile collects, and nobody is told of it.
    private func write(_ entries: [Entry]) async {
        var failures = 0
        while true {
            do {
                let results = try await save(entries)
                note(isFailing: false, nil)
                for (entry, isDone) in zip(entries, results) {
                    await settle(entry, isDone: isDone, wasUncertain: failures > 0)
                }
                return
            } catch let error as StoreError where error.kind != .unavailable {
                // It will not pass. If it is one session's fault, the others shall not suffer from it.
                guard entries.count > 1 else { return refuse(entries, error) }
                for entry in entries { await write([entry]) }
                return
            } catch {
                if tellTrouble(error, to: entries) { return }
                let pause = Self.pauses[min(failures, Self.pauses.count - 1)]
                failures += 1
                // A store that is away tells nobody when it is back: it is asked again, less and less often.
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Has the store carry changes out; those who wait are told when it takes long, as on a machine that hangs.
    private func save(_ entries: [Entry]) async throws -> [Bool] {
        let impatience = Task.detached {
            // The limit itself: cancelled as soon as the store has answered.
            guard (try? await Task.sleep(for: Self.longestSilence)) != nil else { return }
            let silence = StoreError(.unavailable, "the store has not answered for \(Self.longestSilence)")
            self.tellTrouble(silence, to: entries)
        }
        let results: Result<[Bool], any Error>
        do {
            try await open()
            results = .success(try await store.save(entries.map(\.change)))
        } catch {
            results = .failure(error)
        }
        impatience.cancel()
        await impatience.value
        return try results.get()
    }

    /// Tells those whose change is not carried out, and those who wait for them.
    ///
    /// - Returns: Whether to try no further.
    @discardableResult
    private func tellTrouble(_ error: any Error, to entries: [Entry]) -> Bool {
        let isGivenUp = note(isFailing: true, error)
        for entry in entries { entry.source?.session.noteTrouble() }
        for case .session(let session) in state.withLock({ $0.next + $0.queue }) { session.noteTrouble() }
        return isGivenUp
    }

    /// Gives up what the store does not take.
    private func refuse(_ entries: [Entry], _ error: StoreError) {
        for entry in entries {
            logger.critical(
                "the store does not take a session; it goes back to what is stored",
                metadata: ["session": "\(entry.change.id)", "error": "\(error)"]
            )
            if let session = entry.source?.session {
                session.end(.moved)
            } else {
                removals.conclude(entry.change.id, error)
            }
        }
    }

    private func settle(_ entry: Entry, isDone: Bool, wasUncertain: Bool) async {
        guard case .put(let record, _, _, _, _) = entry.change, let (session, snapshot) = entry.source else {
            return removals.conclude(entry.change.id)
        }
        var isDone = isDone
        if !isDone, wasUncertain {
            // An earlier attempt may have been carried out, and only its answer lost.
            let stored = (try? await store.load(record.id))?.record
            isDone = stored?.version == record.version && stored?.content == record.content
        }
        if isDone { session.noteStored(snapshot) } else { session.noteConflict() }
    }

    /// - Returns: Whether to try no further.
    @discardableResult
    private func note(isFailing: Bool, _ error: (any Error)?) -> Bool {
        let (wasFailing, isGivenUp) = state.withLock { state in
            defer { state.isFailing = isFailing }
            return (state.isFailing, state.isGivenUp)
        }
        if let error, !wasFailing {
            logger.error(
                "conversations cannot be stored; nothing is acknowledged until they can",
                metadata: ["error": "\(error)"]
            )
        }
        if !isFailing, wasFailing { logger.notice("conversations are stored again") }
        return isGivenUp && isFailing
    }
}
