extension SpeechSound {
    /// The sound with a faint noise, the same each time (triangular, standard deviation 20, −64 dBFS).
    ///
    /// Some microphones, and every program that makes speech, give silence as zeros. Of these the logarithms are taken that
    /// recognisers compare: what goes on in perfect silence then counts as much as what is said. Nobody hears the noise.
    package var dithered: SpeechSound {
        var state: UInt32 = 1
        func uniform() -> Int32 {
            // Numerical Recipes' generator; its upper bits are random enough for noise.
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int32(state >> 16) % 50
        }
        return SpeechSound(samples: samples.map { Int16(clamping: Int32($0) + uniform() - uniform()) })
    }
}
