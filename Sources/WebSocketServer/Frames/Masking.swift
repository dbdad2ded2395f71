/// The masking of a client's payload (RFC 6455, section 5.3).
enum Masking {
    /// Applies the mask to `bytes` where they are, eight octets at a time.
    ///
    /// - Parameters:
    ///   - bytes: a piece of the payload.
    ///   - mask: the key as it lies in memory.
    ///   - offset: how many octets of the payload came before this piece.
    static func apply(to bytes: UnsafeMutableRawBufferPointer, mask: UInt32, offset: Int) {
        guard mask != 0, let base = bytes.baseAddress else { return }
        // In memory order the key turns by whole octets; on a big-endian machine that is the other direction.
        let turn = UInt32(offset & 3) * 8
        #if _endian(little)
        let key = turn == 0 ? mask : mask >> turn | mask << (32 - turn)
        #else
        let key = turn == 0 ? mask : mask << turn | mask >> (32 - turn)
        #endif
        let wide = UInt64(key) << 32 | UInt64(key)
        let count = bytes.count
        var index = 0
        while index &+ 32 <= count {
            for step in 0..<4 {
                let at = base + (index &+ step &* 8)
                at.storeBytes(of: at.loadUnaligned(as: UInt64.self) ^ wide, as: UInt64.self)
            }
            index &+= 32
        }
        while index &+ 8 <= count {
            let at = base + index
            at.storeBytes(of: at.loadUnaligned(as: UInt64.self) ^ wide, as: UInt64.self)
            index &+= 8
        }
        withUnsafeBytes(of: key) { key in
            while index < count {
                bytes[index] ^= key[index & 3]
                index &+= 1
            }
        }
    }
}
