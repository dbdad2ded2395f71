public import NIOCore

/// Counts a server's connections, and refuses those that are too many before anything is read of them.
///
/// The sockets themselves are counted, from the moment they are accepted until they are closed, whatever they turn out
/// to be for: WebSockets, pages, uploads, or nothing at all. A WebSocket that is refused later, by the decision about its
/// upgrade, has long cost a socket.
///
/// ```swift
/// let open = Atomic(0)
/// configuration.connectionGate = ConnectionGate { _ in
///     if open.wrappingAdd(1, ordering: .relaxed).newValue <= 5000 { return true }
///     open.wrappingSubtract(1, ordering: .relaxed)
///     return false
/// } left: { _ in
///     open.wrappingSubtract(1, ordering: .relaxed)
/// }
/// ```
public struct ConnectionGate: Sendable {
    let admits: @Sendable (SocketAddress?) -> Bool
    let left: @Sendable (SocketAddress?) -> Void

    /// Makes a gate of two callbacks, which run on event loops and so must not block.
    ///
    /// - Parameters:
    ///   - admits: called with the peer's address when a connection is accepted; false closes it without a word.
    ///   - left: called once for each connection that was admitted, with the same address, when it has closed.
    public init(
        admits: @escaping @Sendable (SocketAddress?) -> Bool,
        left: @escaping @Sendable (SocketAddress?) -> Void
    ) {
        self.admits = admits
        self.left = left
    }
}
