import CZlib
public import NIOCore

/// Decompresses messages of RFC 7692 piece by piece, with the limit enforced while inflating.
///
/// Pieces may be cut anywhere, also in the middle of a code or of nothing at all. Blocks with BFINAL set are followed
/// by more blocks as section 7.2.3.4 allows, and the window outlives them. Nothing is allocated before the first
/// message.
public final class Inflater {
    private let windowBits: Int
    private let keepsContext: Bool
    private var stream: ZlibStream?
    /// A final block has just ended and nothing has come after it.
    private var isBetweenStreams = false
    /// The current message has had an octet.
    private var hasBegun = false

    /// Makes a decompressor, which allocates its stream at its first message.
    ///
    /// - Parameters:
    ///   - windowBits: what the peer has promised not to exceed, 8 to 15. A reference further back is invalid data; it
    ///     is noticed where the window no longer holds what it refers to, so not always within one piece.
    ///   - keepsContext: whether a message may refer to those before it.
    public init(windowBits: Int = 15, keepsContext: Bool = true) {
        // A peer on an old zlib that promised 8 compresses with 9 all the same.
        self.windowBits = min(max(windowBits, 9), 15)
        self.keepsContext = keepsContext
    }

    /// Gives the stream's memory back, which also forgets the messages so far.
    ///
    /// Only for a stream that does not keep its context, or a connection that is over.
    public func releaseMemory() {
        stream = nil
        isBetweenStreams = false
    }

    /// Decompresses the next piece of the current message and appends what comes out to `output`.
    ///
    /// - Parameters:
    ///   - piece: some of the message's compressed octets, possibly none.
    ///   - output: what is appended to.
    ///   - limit: how many octets may be appended; exactly that many are accepted.
    /// - Throws: ``DeflateError``; the connection has to be closed, since the stream is lost.
    public func decompress(
        _ piece: ByteBufferView,
        into output: inout ByteBuffer,
        limit: Int
    ) throws(DeflateError) {
        try run(piece, into: &output, limit: limit)
    }

    /// Ends the current message: adds the octets that the sender left out, and appends what was still inside.
    ///
    /// - Parameters:
    ///   - output: what is appended to.
    ///   - limit: how many octets may be appended.
    /// - Throws: ``DeflateError/invalidData`` where the message stops within a block, as well.
    public func finishMessage(into output: inout ByteBuffer, limit: Int) throws(DeflateError) {
        // A sender that ends with a final block and leaves out the octet after it (7.2.3.4) has nothing to complete.
        // Nor has one that sends no octet at all for an empty message, which is wrong but does no harm.
        if !isBetweenStreams && hasBegun {
            try run(Self.tail, into: &output, limit: limit)
            // Bit 7: between two blocks; the low bits: how many bits of the last octet are unused.
            guard let stream, stream.pointer.pointee.data_type & 0xFF == 128 else { throw .invalidData }
        }
        hasBegun = false
        if !keepsContext {
            if let stream { inflateReset(stream.pointer) }
            isBetweenStreams = false
        }
    }

    private static let tail = ByteBuffer(bytes: [0x00, 0x00, 0xFF, 0xFF]).readableBytesView

    private func run(_ piece: ByteBufferView, into output: inout ByteBuffer, limit: Int) throws(DeflateError) {
        guard !piece.isEmpty else { return }
        hasBegun = true
        let stream = try preparedStream().pointer
        var failure: DeflateError?
        piece.withUnsafeBytes { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.pointee.avail_in = uInt(input.count)
            failure = inflateAll(stream, into: &output, limit: limit)
        }
        stream.pointee.next_in = nil
        stream.pointee.next_out = nil
        if let failure { throw failure }
    }

    private func inflateAll(
        _ stream: UnsafeMutablePointer<z_stream>,
        into output: inout ByteBuffer,
        limit: Int
    ) -> DeflateError? {
        let start = output.writerIndex
        // After a final block zlib starts over with the window where it lies. `inflateReset` would forget the window,
        // and to copy it out and in again would let a megabyte of empty final blocks, two octets each, cost seconds.
        while true {
            let room = limit - (output.writerIndex - start)
            var result = Z_OK
            // One octet more than allowed, so that "exactly full" and "too large" can be told apart.
            let space = min(room + 1, max(512, min(4 * Int(stream.pointee.avail_in), 65536)))
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: space) { bytes in
                stream.pointee.next_out = bytes.bindMemory(to: UInt8.self).baseAddress
                let offered = min(bytes.count, room + 1)
                stream.pointee.avail_out = uInt(clamping: offered)
                let before = Int(stream.pointee.avail_out)
                result = inflate(stream, Z_SYNC_FLUSH)
                while result == Z_STREAM_END, stream.pointee.avail_in > 0, inflateResetKeep(stream) == Z_OK {
                    result = inflate(stream, Z_SYNC_FLUSH)
                }
                return before - Int(stream.pointee.avail_out)
            }
            if output.writerIndex - start > limit { return .tooLarge }
            switch result {
            case Z_OK, Z_BUF_ERROR:
                isBetweenStreams = false
                // Room was left over: all that the input holds has come out.
                if stream.pointee.avail_out > 0 { return stream.pointee.avail_in == 0 ? nil : .invalidData }
            case Z_STREAM_END:
                guard inflateResetKeep(stream) == Z_OK else { return .invalidData }
                isBetweenStreams = true
                if stream.pointee.avail_in == 0 { return nil }
            case Z_MEM_ERROR:
                return .outOfMemory
            default:
                return .invalidData
            }
        }
    }

    private func preparedStream() throws(DeflateError) -> ZlibStream {
        if let stream { return stream }
        let bits = CInt(-windowBits)
        let made = ZlibStream { pointer in
            inflateInit2_(pointer, bits, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
        } release: {
            inflateEnd($0)
        }
        guard let made else { throw .outOfMemory }
        stream = made
        return made
    }
}
