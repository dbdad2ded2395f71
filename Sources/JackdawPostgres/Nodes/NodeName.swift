import Synchronization

/// What this process is called among those that share the database, and whether it is one of them.
final class NodeName: Sendable {
    let id = String(UInt64.random(in: .min ... .max), radix: 16) + String(UInt64.random(in: .min ... .max), radix: 16)
    private let joined = Atomic(false)

    /// Whether the process owns the sessions that it makes.
    var hasJoined: Bool { joined.load(ordering: .acquiring) }

    func join() { joined.store(true, ordering: .releasing) }
    func leave() { joined.store(false, ordering: .releasing) }
}
