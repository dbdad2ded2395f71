#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension WAVFile {
    /// The samples, those of several channels in turns.
    ///
    /// PCM of up to 16 bits, A-law and µ-law become `int16`, everything else `float32`. Floating-point samples are as
    /// they stand in the file, also beyond −1 and 1.
    ///
    /// - Complexity: Linear in the length of the file.
    public func samples() -> AudioSamples {
        let values: AudioSamples.Values =
            switch encoding {
            case .pcm(_, octets: 1): .int16(decoded(Unsigned8.self))
            case .pcm(_, octets: 2): .int16(decoded(Signed16.self))
            case .pcm(_, octets: 3): .float32(decoded(Signed24.self))
            case .pcm: .float32(decoded(Signed32.self))
            case .float(bits: 32): .float32(decoded(Float32Sample.self))
            case .float: .float32(decoded(Float64Sample.self))
            case .aLaw: .int16(decoded(ALaw.self))
            case .muLaw: .int16(decoded(MuLaw.self))
            }
        return AudioSamples(values, sampleRate: sampleRate, channels: channels)
    }

    /// The mean of all channels, from −1 to 1.
    ///
    /// What goes beyond, as floating-point samples may, is cut; what is no number is 0.
    ///
    /// - Complexity: Linear in the length of the file.
    public func mono() -> [Float] {
        mono(0..<frameCount)
    }

    /// The mean of all channels in a part of the file.
    ///
    /// - Parameter frames: Which samples of every channel, within `0..<frameCount`.
    package func mono(_ frames: Range<Int>) -> [Float] {
        precondition(0 <= frames.lowerBound && frames.upperBound <= frameCount, "only what is there can be read")
        return switch encoding {
        case .pcm(_, octets: 1): mean(frames, Unsigned8.self)
        case .pcm(_, octets: 2): mean(frames, Signed16.self)
        case .pcm(_, octets: 3): mean(frames, Signed24.self)
        case .pcm: mean(frames, Signed32.self)
        case .float(bits: 32): mean(frames, Float32Sample.self)
        case .float: mean(frames, Float64Sample.self)
        case .aLaw: mean(frames, ALaw.self)
        case .muLaw: mean(frames, MuLaw.self)
        }
    }

    private func decoded<Sample: StoredSample>(_ sample: Sample.Type) -> [Sample.Value] {
        octets.withUnsafeBytes { octets in
            // `init` has made sure that there are so many octets.
            let total = octets.count / Sample.width
            return [Sample.Value](unsafeUninitializedCapacity: total) { values, count in
                for index in 0..<total {
                    values.initializeElement(at: index, to: Sample.read(octets, index * Sample.width))
                }
                count = total
            }
        }
    }

    private func mean<Sample: StoredSample>(_ frames: Range<Int>, _ sample: Sample.Type) -> [Float] {
        octets.withUnsafeBytes { octets in
            [Float](unsafeUninitializedCapacity: frames.count) { values, count in
                // Loops of a known length are vectorised, and nearly all files have one channel or two.
                switch channels {
                case 1: Self.fill(values, frames, of: 1, octets, sample)
                case 2: Self.fill(values, frames, of: 2, octets, sample)
                default: Self.fill(values, frames, of: channels, octets, sample)
                }
                count = frames.count
            }
        }
    }

    @inline(__always)
    private static func fill<Sample: StoredSample>(
        _ values: UnsafeMutableBufferPointer<Float>,
        _ frames: Range<Int>,
        of channels: Int,
        _ octets: UnsafeRawBufferPointer,
        _ sample: Sample.Type
    ) {
        let scale = Sample.unit / Float(channels)
        for index in 0..<frames.count {
            let start = (frames.lowerBound &+ index) &* channels &* Sample.width
            var sum: Float = 0
            for channel in 0..<channels { sum += Sample.number(octets, start &+ channel &* Sample.width) }
            values.initializeElement(at: index, to: clamped(sum * scale))
        }
    }

    /// Comparisons with what is no number are false.
    @inline(__always)
    private static func clamped(_ value: Float) -> Float {
        value > -1 ? (value < 1 ? value : 1) : (value <= -1 ? -1 : 0)
    }
}
