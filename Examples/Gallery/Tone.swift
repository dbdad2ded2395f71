/// Plays a major chord that fades, as samples of one second.
///
/// Each note is a sine by the recurrence s(n+1) = 2·cos(ω)·s(n) − s(n−1), which needs no library of mathematics.
func makeTone(sampleRate: Int = 16_000) -> [Int16] {
    var mix = [Double](repeating: 0, count: sampleRate)
    for frequency in [261.63, 329.63, 392.00] {
        let angle = 2 * Double.pi * frequency / Double(sampleRate)
        let factor = 2 * cosine(angle)
        var before = 0.0
        var current = sine(angle)
        for index in mix.indices {
            mix[index] += before
            (before, current) = (current, factor * current - before)
        }
    }
    return mix.enumerated().map { index, value in
        let fade = 1 - Double(index) / Double(sampleRate)
        return Int16(value / 3 * fade * 24_000)
    }
}

/// The sine of a small angle, by its series.
private func sine(_ x: Double) -> Double {
    let square = x * x
    return x * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
}

/// The cosine of a small angle, by its series.
private func cosine(_ x: Double) -> Double {
    let square = x * x
    return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
}
