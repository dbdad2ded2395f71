package import JackdawCore

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Sound as recognisers of speech take it: 16,000 samples a second of one channel, 16 bits each.
package struct SpeechSound: Sendable {
    /// Samples a second.
    package static let sampleRate = 16_000

    /// The samples, −32,768 to 32,767.
    package let samples: [Int16]

    /// The sound of a file, whatever its rate, its channels and its encoding.
    ///
    /// Channels are averaged. What is 16,000 samples a second of one channel and at most 16 bits already keeps every
    /// sample as it is.
    ///
    /// A second takes 32,000 octets of memory, also where it takes one in the file: look at the file's duration first.
    ///
    /// - Parameter file: The file.
    /// - Complexity: Linear in the length of the file and in its duration.
    package init(_ file: WAVFile) {
        if file.sampleRate == Self.sampleRate, file.channels == 1, case .int16(let samples) = file.samples().values {
            self.samples = samples
        } else {
            samples = Self.resampled(file)
        }
    }

    init(samples: [Int16]) {
        self.samples = samples
    }

    /// The samples as a WAV file: PCM behind a header of 44 octets.
    package var wav: Data {
        AudioSamples(.int16(samples), sampleRate: Self.sampleRate).wav
    }

    /// How long it lasts.
    package var duration: Duration {
        .seconds(Double(samples.count) / Double(Self.sampleRate))
    }

    /// How loud it is.
    package var level: SoundLevel {
        SoundLevel(samples, sampleRate: Self.sampleRate)
    }

    /// Decodes a part at a time, which stays in the cache: an hour at 48,000 Hz would take 700 megabytes as a whole.
    private static func resampled(_ file: WAVFile) -> [Int16] {
        let resampler = Resampler(from: file.sampleRate)
        let total = resampler.count(for: file.frameCount)
        var samples: [Int16] = []
        samples.reserveCapacity(total)
        // So many samples go in at once, or come out where those are more.
        let step = min(max(1, resampler.count(for: 32_768)), 32_768)
        for start in stride(from: 0, to: total, by: step) {
            let places = start..<min(start + step, total)
            let source = resampler.source(of: places, total: file.frameCount)
            let part = resampler.resample(file.mono(source), from: source.lowerBound, to: places)
            append(part, to: &samples)
        }
        return samples
    }

    private static func append(_ part: [Float], to samples: inout [Int16]) {
        // Added to 1.5 · 2²³ a number is rounded to the nearest whole one, which the lower bits then are; the processor's
        // own rounding is no instruction on every x86-64.
        let magic: Float = 12_582_912
        samples += part.map { value in
            let scaled = max(-32_768, min(32_767, value * 32_768)) + magic
            return Int16(truncatingIfNeeded: scaled.bitPattern)
        }
    }
}
