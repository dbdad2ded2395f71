#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// How loud a sound is, measured every 20 ms.
///
/// Levels are in decibels of full scale (dBFS): 0 is a square wave between the least and the largest sample, −3.01 the
/// loudest sine, minus infinity no sound at all. A constant that microphones add to every sample is no sound.
package struct SoundLevel: Sendable, Hashable {
    /// The level (root mean square) of every 20 ms in turn; the last part may be shorter.
    package let frames: [Float]
    /// The largest sample, in dBFS.
    package let peak: Float

    /// The level of the loudest 20 ms.
    package var loudest: Float { frames.max() ?? -.infinity }

    init(_ samples: [Int16], sampleRate: Int) {
        let length = max(1, sampleRate / 50)
        frames = stride(from: 0, to: samples.count, by: length).map { start in
            Self.level(of: samples[start..<min(start + length, samples.count)])
        }
        peak = Self.decibels(samples.reduce(0) { max($0, Double($1.magnitude)) })
    }

    /// Whether nobody can be heard: fewer than 60 ms are louder than a threshold.
    ///
    /// The default is low, because words that are refused cannot be understood any more, while silence that is not costs
    /// time alone: it catches microphones that are muted or not plugged in. The time keeps a click from being a word.
    ///
    /// - Parameter threshold: What counts as sound, in dBFS.
    package func isSilent(below threshold: Float = -60) -> Bool {
        frames.count { $0 > threshold } < 3
    }

    private static func level(of samples: ArraySlice<Int16>) -> Float {
        var sum = 0
        var squares = 0
        for sample in samples {
            sum += Int(sample)
            squares += Int(sample) * Int(sample)
        }
        let mean = Double(sum) / Double(samples.count)
        return decibels(max(0, Double(squares) / Double(samples.count) - mean * mean).squareRoot())
    }

    private static func decibels(_ amplitude: Double) -> Float {
        Float(20 * log10(amplitude / 32_768))
    }
}
