import DequeModule
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
            size = min(size < 16384 ? size * 8 : size * 2, Self.largest)
        } else if count < size / 16 {
            size = Self.smallest
        }
        return true
    }
}

/// The buffers of one event loop that a socket was read into and that another may be read into next.
///
/// Messages may go on using what is in them; such a buffer is made anew when it is taken.
struct SpareReadBuffers {
    /// What is kept at most: given back to the system, memory is cleared page by page for the next read.
    private static let limit = 1 << 20

    /// The last one is taken first: it is still in the processor's cache.
    private var small: [ByteBuffer] = []
    /// The first one is taken first: the message in it is the likeliest to be done with.
    private var large: Deque<ByteBuffer> = []
    private var octets = 0

    mutating func take(capacity: Int) -> ByteBuffer? {
        var spare: ByteBuffer
        if capacity <= ReadBuffers.smallest {
            guard let last = small.popLast() else { return nil }
            spare = last
        } else {
            guard let index = large.firstIndex(where: { $0.storageCapacity >= capacity }) else { return nil }
            spare = large.remove(at: index)
        }
        octets -= spare.storageCapacity
        spare.clear(minimumCapacity: capacity)
        return spare
    }

    mutating func giveBack(_ buffer: ByteBuffer) {
        let capacity = buffer.storageCapacity
        guard capacity >= ReadBuffers.smallest, octets + capacity <= Self.limit else { return }
        octets += capacity
        // What grew for a large read is not for small ones, or the next large one would find none.
        if capacity < 2 * ReadBuffers.smallest { small.append(buffer) } else { large.append(buffer) }
    }
}
