import NIOCore

/// Chooses the buffers that a connection's socket is read into, so that an idle connection holds none.
///
/// NIO's own choice keeps the last buffer of a connection for the next read: 2 KiB for each of ten thousand idle
/// connections. `nextBufferSize` and `record` below tell it not to (`NIOPooledRecvBufferAllocator`): a buffer lives as
/// long as somebody uses what was read into it, and the event loop's connections take turns with those that are free.
/// Only a connection's very first buffer is kept all the same, which is why it is small.
struct ReadBuffers: RecvByteBufferAllocator {
    private static let first = 64
    /// The size for small messages, which may go on using what they were read into.
    static let smallest = 2048
    static let largest = 65536

    private let loop: LoopContext
    private var size = ReadBuffers.first

    private init(loop: LoopContext) {
        self.loop = loop
    }

    static func use(in channel: any Channel, of loop: LoopContext) throws {
        guard let options = channel.syncOptions else { return }
        try options.setOption(.recvAllocator, value: ReadBuffers(loop: loop))
        // With more, the pool would make room for more buffers and keep each.
        try options.setOption(.maxMessagesPerRead, value: 1)
    }

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer {
        if size > Self.first, let spare = loop.takeReadBuffer(capacity: size) { return spare }
        return allocator.buffer(capacity: size)
    }

    func nextBufferSize() -> Int? { nil }

    /// Grows where reads fill their buffers; falls back where one would have fitted into a sixteenth.
    mutating func record(actualReadBytes count: Int) -> Bool {
        if size == Self.first {
            size = Self.smallest
        } else if count >= size {
            size = min(size * 8, Self.largest)
        } else if count < size / 16 {
            size = Self.smallest
        }
        return true
    }
}
