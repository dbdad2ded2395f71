import JackdawCore
import Testing

@testable import JackdawSpeech

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Sound for recognisers")
struct SpeechSoundTests {
    static func sound(_ values: AudioSamples.Values, rate: Int, channels: Int = 1) throws -> SpeechSound {
        SpeechSound(try WAVFile(AudioSamples(values, sampleRate: rate, channels: channels).wav))
    }

    /// A WAV file of 24 bits, which this package reads but does not write.
    static func file24(_ samples: [Float], rate: Int, channels: Int) -> Data {
        var data = AudioSamples(.int16([]), sampleRate: rate, channels: channels).wav
        func set<Number: FixedWidthInteger>(_ number: Number, at offset: Int) {
            withUnsafeBytes(of: number.littleEndian) { data.replaceSubrange(offset..<offset + $0.count, with: $0) }
        }
        set(UInt32(rate * channels * 3), at: 28)
        set(UInt16(channels * 3), at: 32)
        set(UInt16(24), at: 34)
        set(UInt32(samples.count * 3), at: 40)
        for sample in samples {
            withUnsafeBytes(of: Int32(sample * 8_388_607).littleEndian) { data.append(contentsOf: $0.prefix(3)) }
        }
        return data
    }

    @Test("what recognisers take already passes as it is")
    func unchanged() throws {
        let samples: [Int16] = [0, 1, -1, 32_767, -32_768, 12_345]
        let sound = try Self.sound(.int16(samples), rate: 16_000)
        #expect(sound.samples == samples)
        #expect(sound.wav == AudioSamples(.int16(samples), sampleRate: 16_000).wav)
        #expect(sound.wav.count == 44 + 12)
    }

    @Test("a tone of 192 kHz and eight channels of 24 bits is the same tone")
    func studio() throws {
        let tone = Tone.sine(1000, rate: 192_000, count: 38_400, amplitude: 0.5)
        let samples = tone.flatMap { [Float](repeating: $0, count: 8) }
        let sound = SpeechSound(try WAVFile(Self.file24(samples, rate: 192_000, channels: 8)))
        #expect(sound.samples.count == 3200 && sound.duration == .milliseconds(200))
        let result = sound.samples.map { Float($0) / 32_768 }
        let ideal = Tone.sine(1000, rate: 16_000, count: 3200, amplitude: 0.5)
        #expect(Tone.decibels(Tone.level(of: zip(result, ideal).map { $0 - $1 })) < -80)
    }

    @Test("a sound of many parts has no seams", arguments: [8000, 44_100, 48_000])
    func parts(rate: Int) throws {
        let tone = Tone.sine(440, rate: rate, count: 3 * rate, amplitude: 0.5)
        let stereo = tone.flatMap { [$0, $0] }
        let sound = try Self.sound(.float32(stereo), rate: rate, channels: 2)
        #expect(sound.samples.count == 48_000)
        let ideal = Tone.sine(440, rate: 16_000, count: 48_000, amplitude: 0.5)
        let worst =
            zip(sound.samples, ideal).dropFirst(200).dropLast(200)
            .map { abs(Float($0) / 32_768 - $1) }.max() ?? 1
        #expect(worst < 1e-4)
    }

    @Test("what is too loud is cut, and what is no number is silence")
    func limits() throws {
        let sound = try Self.sound(.float32([2, -2, .nan, 0.5, -0.25, .infinity]), rate: 16_000)
        #expect(sound.samples == [32_767, -32_768, 0, 16_384, -8192, 32_767])
    }

    @Test("an empty file is an empty sound", arguments: [8000, 16_000, 48_000])
    func empty(rate: Int) throws {
        let sound = try Self.sound(.int16([]), rate: rate, channels: 2)
        #expect(sound.samples == [] && sound.wav.count == 44 && sound.duration == .zero)
        #expect(sound.level.isSilent())
    }

    @Test("a file of one sample is a sound", arguments: [8000, 16_000, 22_050])
    func tiny(rate: Int) throws {
        let sound = try Self.sound(.int16([1000]), rate: rate)
        #expect(sound.samples.count == (16_000 + rate / 2) / rate)
    }
}
