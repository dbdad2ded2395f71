/// The messages of one connection, in order, for one consumer.
///
/// While nothing is asked of it and its queue is full, the socket is not read: TCP tells the peer to wait. The
/// sequence ends when the connection closes or the server shuts down; ``WebSocketConnection/closeReason`` says why.
public struct WebSocketMessages: AsyncSequence, Sendable {
    @usableFromInline let inbox: Inbox

    /// Steps through the messages.
    public struct AsyncIterator: AsyncIteratorProtocol {
        @usableFromInline let inbox: Inbox

        /// The next message, or nil at the end.
        ///
        /// - Throws: `CancellationError` where the task has been cancelled.
        public mutating func next() async throws -> WebSocketMessage? {
            try await inbox.next()
        }

        /// The next message, or nil at the end.
        @inlinable @inline(__always)
        public mutating func next(isolation: isolated (any Actor)?) async throws(any Error) -> WebSocketMessage? {
            if let message = inbox.takeQueued() { return message }
            return try await inbox.next(isolation: isolation)
        }
    }

    /// Makes the one iterator; a second one shares the queue with the first.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(inbox: inbox)
    }
}
