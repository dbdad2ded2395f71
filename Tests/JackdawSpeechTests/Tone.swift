#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Sines, and how much of one there is in a sound.
enum Tone {
    /// A sine that begins at 0.
    static func sine(_ frequency: Double, rate: Int, count: Int, amplitude: Double = 1) -> [Float] {
        (0..<count).map { Float(amplitude * sin(2 * .pi * frequency * Double($0) / Double(rate))) }
    }

    /// The amplitude of a frequency in the middle of a sound, by Goertzel's algorithm behind a window.
    ///
    /// The ends, where a filter begins and stops to hear the tone, are left out. The window keeps a tone from spreading to
    /// all other frequencies.
    static func amplitude(of frequency: Double, in sound: [Float], rate: Int) -> Double {
        let part = sound[sound.count / 8..<sound.count - sound.count / 8]
        let factor = 2 * cos(2 * .pi * frequency / Double(rate))
        var (last, before) = (0.0, 0.0)
        var sum = 0.0
        for (index, sample) in part.enumerated() {
            let window = Self.window(Double(index) / Double(part.count))
            (last, before) = (Double(sample) * window + factor * last - before, last)
            sum += window
        }
        return 2 * max(0, last * last + before * before - factor * last * before).squareRoot() / sum
    }

    /// The amplitude of a sine that is as loud as all of the middle of a sound.
    static func level(of sound: [Float]) -> Double {
        let part = sound[sound.count / 8..<sound.count - sound.count / 8]
        return (2 * part.reduce(0) { $0 + Double($1) * Double($1) } / Double(part.count)).squareRoot()
    }

    static func decibels(_ amplitude: Double) -> Double { 20 * log10(amplitude) }

    /// Blackman and Harris's window of four terms, whose side lobes are 92 dB down.
    private static func window(_ position: Double) -> Double {
        let angle = 2 * .pi * position
        return 0.35875 - 0.48829 * cos(angle) + 0.14128 * cos(2 * angle) - 0.01168 * cos(3 * angle)
    }
}
