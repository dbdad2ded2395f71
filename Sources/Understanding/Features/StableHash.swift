/// A 64-bit hash that is the same in every process.
///
/// `Hasher` is seeded anew at each start, and a trained model must mean the same tomorrow. Features are known by
/// their hash alone: with 64 bits, two of a million features share one with a chance of about 1 in 40 million.
struct StableHash {
    private var state: UInt64

    init(seed: UInt64) { state = Self.mixed(0x6A09_E667_F3BC_C908 ^ seed) }

    mutating func combine(_ value: UInt64) { state = Self.mixed(state ^ value &+ 0x3C6E_F372_FE94_F82B) }

    /// Never zero, which marks an empty place in ``FeatureIndex``.
    var value: UInt64 {
        let folded = state ^ (state >> 32)
        return folded == 0 ? 1 : folded
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value &* 0x9E6C_63D0_676A_9A99
        return product ^ (product >> 29)
    }
}
