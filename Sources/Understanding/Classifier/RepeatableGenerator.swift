/// Pseudo-random numbers that are the same on every run (SplitMix64; Steele, Lea and Flood, OOPSLA 2014).
struct RepeatableGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Shuffles the first `count` elements.
    ///
    /// Spelt out because the standard library's order of draws may change.
    mutating func shuffle<Element>(_ elements: inout [Element], count: Int) {
        guard count > 1 else { return }
        for place in 0..<(count - 1) {
            let other = place + Int((next() >> 33) % UInt64(count - place))
            if other != place { elements.swapAt(place, other) }
        }
    }
}
