import CZlib
public import NIOCore

/// Compresses messages as RFC 7692 wants them: raw DEFLATE, flushed, without the flush's last four octets.
///
/// One value serves one direction of one connection, or, where the context is not taken over, any number of connections
/// of one event loop in turn. Nothing is allocated before the first message.
public final class Deflater {
    /// How a stream is set up; the trade between size, time and memory.
    public struct Settings: Sendable, Hashable {
        /// zlib's level, 1 (fastest) to 9 (smallest).
        public var level: Int
        /// The base-two logarithm of the window, 9 to 15; zlib cannot compress with a raw window of 8.
        public var windowBits: Int
        /// zlib's memory level, 1 to 9.
        public var memoryLevel: Int

        /// Makes settings; values outside zlib's ranges are moved to the nearest one inside.
        public init(level: Int = 1, windowBits: Int = 12, memoryLevel: Int = 5) {
            self.level = min(max(level, 0), 9)
            self.windowBits = min(max(windowBits, 9), 15)
            self.memoryLevel = min(max(memoryLevel, 1), 9)
        }
    }

    private let settings: Settings
    private var stream: ZlibStream?

    /// Makes a compressor, which allocates its stream at its first message.
    public init(settings: Settings = Settings()) {
        self.settings = settings
    }

    /// Forgets the messages so far, so that the next one refers to none of them.
    ///
    /// After a message that was compressed but not sent this is not a choice but a duty: the peer has not seen it.
    public func reset() {
        if let stream { deflateReset(stream.pointer) }
    }

    /// Gives the stream's memory back; the next message starts with a fresh one.
    public func releaseMemory() {
        stream = nil
    }

    /// Compresses one whole message and appends it to `output`.
    ///
    /// An empty message becomes the one octet `00` (RFC 7692, section 7.2.3.6).
    ///
    /// - Parameters:
    ///   - message: the octets of the message.
    ///   - output: what is appended to.
    /// - Throws: ``DeflateError/outOfMemory`` where zlib has no memory for a stream.
    public func compress(_ message: ByteBufferView, into output: inout ByteBuffer) throws(DeflateError) {
        guard !message.isEmpty else {
            output.writeInteger(UInt8(0))
            return
        }
        let stream = try preparedStream().pointer
        let start = output.writerIndex
        var failed = false
        message.withUnsafeBytes { input in
            // zlib does not write through `next_in`; its type only lacks the `const`.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.pointee.avail_in = uInt(input.count)
            // A flush is complete only when zlib leaves room in the output (zlib.h, on `deflate`).
            repeat {
                let room = max(64, Int(deflateBound(stream, uLong(stream.pointee.avail_in))) + 16)
                output.writeWithUnsafeMutableBytes(minimumWritableBytes: min(room, 65536)) { space in
                    stream.pointee.next_out = space.bindMemory(to: UInt8.self).baseAddress
                    stream.pointee.avail_out = uInt(clamping: space.count)
                    let offered = Int(stream.pointee.avail_out)
                    let result = deflate(stream, Z_SYNC_FLUSH)
                    if result != Z_OK && result != Z_BUF_ERROR { failed = true }
                    return offered - Int(stream.pointee.avail_out)
                }
            } while !failed && stream.pointee.avail_out == 0
        }
        stream.pointee.next_in = nil
        stream.pointee.next_out = nil
        guard !failed, output.writerIndex - start >= 4 else {
            reset()
            output.moveWriterIndex(to: start)
            throw .outOfMemory
        }
        output.moveWriterIndex(to: output.writerIndex - 4)
    }

    private func preparedStream() throws(DeflateError) -> ZlibStream {
        if let stream { return stream }
        let settings = settings
        let made = ZlibStream { pointer in
            deflateInit2_(
                pointer,
                CInt(settings.level),
                Z_DEFLATED,
                CInt(-settings.windowBits),
                CInt(settings.memoryLevel),
                Z_DEFAULT_STRATEGY,
                ZLIB_VERSION,
                CInt(MemoryLayout<z_stream>.size)
            )
        } release: {
            deflateEnd($0)
        }
        guard let made else { throw .outOfMemory }
        stream = made
        return made
    }
}
