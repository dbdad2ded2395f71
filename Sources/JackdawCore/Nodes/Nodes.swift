import Logging
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// This process among those that share a store.
final class Nodes: Sendable {
    /// How long the sessions of a node that does not say anything stay its own.
    static let lease: Duration = .seconds(5)
    static let renewal: Duration = .seconds(1)
    /// So many letters are taken out of the store at a time.
    static let letters = 256
    /// So many sessions are taken their letters at a time.
    static let sessions = 1_000

    let store: any SharedStore
    private let offset = Mutex<TimeInterval>(0)
    private let key = Mutex<String?>(nil)
    private let leaseEnd = Mutex<Duration>(.zero)
    private let hasLapsed = Mutex(false)
    private let unloaded = Mutex<[String]>([])
    private let roomListener = Mutex<(@Sendable (Session) -> Void)?>(nil)
    private let unreadable = Mutex<Set<String>>([])

    init(store: any SharedStore) {
        self.store = store
    }

    /// What has to be added to this machine's time to get the store's.
    var clockOffset: TimeInterval { offset.withLock { $0 } }

    /// What the addresses of files are made with; nil before the store was opened.
    var commonKey: String? { key.withLock { $0 } }

    /// Joins the nodes, once the store is open.
    func join(_ clock: any ConversationClock) async throws {
        _ = try await renew(clock)
        let new = try await store.commonKey()
        key.withLock { $0 = new }
    }

    /// Joins, or renews the lease.
    ///
    /// - Returns: Whether others may have claimed meanwhile what the node owned; until ``noteLookedThrough()``.
    @discardableResult
    func renew(_ clock: any ConversationClock) async throws -> Bool {
        // Counted from before the store counts.
        let start = clock.now
        let end = start + Self.lease
        let lease = try await store.renewLease(for: Self.lease)
        leaseEnd.withLock { $0 = max($0, end) }
        let new = lease.date.timeIntervalSince(clock.date)
        // Less is how long the store takes to answer; one that is slower tells no time.
        if clock.now - start < .milliseconds(500) { offset.withLock { if abs($0 - new) > 0.5 { $0 = new } } }
        return hasLapsed.withLock { hasLapsed in
            hasLapsed = hasLapsed || lease.isNew
            return hasLapsed
        }
    }

    /// Notes that what others have claimed was found out.
    func noteLookedThrough() { hasLapsed.withLock { $0 = false } }

    /// Whether what the node owned is its own for certain.
    func holdsLease(_ clock: any ConversationClock) -> Bool { clock.now < leaseEnd.withLock { $0 } }

    /// Calls `action` when a session has room for letters again.
    func whenRoom(_ action: (@Sendable (Session) -> Void)?) { roomListener.withLock { $0 = action } }

    func tellOfRoom(_ session: Session) { roomListener.withLock { $0 }?(session) }

    /// Notes a session that cannot go on here, so that it is tried, and somebody told of it, once.
    func note(unreadable id: String) { unreadable.withLock { _ = $0.insert(id) } }

    func isUnreadable(_ id: String) -> Bool { unreadable.withLock { $0.contains(id) } }

    /// Notes a session that is not needed here any more.
    func note(unloaded id: String) { unloaded.withLock { $0.append(id) } }

    func takeUnloaded() -> [String] {
        unloaded.withLock { ids in
            defer { ids = [] }
            return ids
        }
    }
}
