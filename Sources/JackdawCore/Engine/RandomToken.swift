/// Unguessable names: ids of sessions and files, and secrets.
package enum RandomToken {
    private static let alphabet = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Random bits of the system's generator in base64url without padding (RFC 4648, section 5).
    ///
    /// - Parameter bits: How many; rounded up to a multiple of 6, since a character carries 6.
    package static func make(bits: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        let count = (bits + 5) / 6
        return String(unsafeUninitializedCapacity: count) { buffer in
            var pool: UInt64 = 0
            for index in 0..<count {
                if index % 10 == 0 { pool = generator.next() }
                buffer[index] = alphabet[Int(pool & 63)]
                pool >>= 6
            }
            return count
        }
    }

    /// Compares without telling by its duration where the first difference is.
    package static func areEqual(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        var difference = left.count ^ right.count
        for index in 0..<min(left.count, right.count) { difference |= Int(left[index] ^ right[index]) }
        return difference == 0
    }
}
