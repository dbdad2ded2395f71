/// Stands for a text in files that outlive the process.
///
/// Two of a million texts share one with a chance of about 1 in 10^27.
package struct TextKey: Sendable, Hashable {
    /// One half of 128 bits.
    package let first: UInt64
    /// The other half.
    package let second: UInt64

    /// The key that was read from a file.
    package init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }

    /// The key of a text.
    package init(_ text: String) {
        self.init(text.utf8)
    }

    /// The key of some bytes.
    package init(_ bytes: some Sequence<UInt8>) {
        var first = StableHash(seed: 0x7E47)
        var second = StableHash(seed: 0x7E48)
        var word: UInt64 = 0
        var count: UInt64 = 0
        func take(_ word: UInt64) {
            first.combine(word)
            second.combine(word)
        }
        for byte in bytes {
            word = word << 8 | UInt64(byte)
            count += 1
            if count % 8 == 0 {
                take(word)
                word = 0
            }
        }
        take(word)
        take(count)
        self.init(first: first.value, second: second.value)
    }
}
