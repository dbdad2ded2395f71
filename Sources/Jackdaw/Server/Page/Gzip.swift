internal import CZlib

/// Compression of what is sent many times and compressed once.
enum Gzip {
    /// The octets as one gzip member (RFC 1952), as small as zlib can make it; nil when zlib cannot.
    static func compress(_ octets: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var stream = z_stream()
        // 16 above the window's bits asks zlib for the gzip format.
        let windowBits: Int32 = 15 + 16
        let size = Int32(MemoryLayout<z_stream>.size)
        guard
            deflateInit2_(&stream, 9, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, uLong(octets.count)))
        var isWhole = false
        let result = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            // zlib does not write through `next_in`; its type only lacks the `const`.
            stream.next_in = UnsafeMutablePointer(mutating: octets.baseAddress)
            stream.avail_in = uInt(octets.count)
            stream.next_out = buffer.baseAddress
            stream.avail_out = uInt(buffer.count)
            isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
            count = isWhole ? buffer.count - Int(stream.avail_out) : 0
        }
        return isWhole ? result : nil
    }
}
