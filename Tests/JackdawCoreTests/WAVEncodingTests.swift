import Testing

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Encodings of WAV files")
struct WAVEncodingTests {
    typealias Build = WAVBuilder

    struct Case: CustomTestStringConvertible {
        let encoding: WAVFile.Encoding
        let format: [UInt8]
        let octets: [UInt8]
        let values: AudioSamples.Values

        var testDescription: String { "\(encoding)" }
    }

    static let cases = [
        Case(
            encoding: .pcm(bits: 8, octets: 1),
            format: Build.format(bits: 8),
            octets: [0, 64, 128, 255],
            values: .int16([-32_768, -16_384, 0, 32_512])
        ),
        Case(
            encoding: .pcm(bits: 12, octets: 2),
            format: Build.format(bits: 12),
            octets: [0x00, 0x80, 0xF0, 0x7F],
            values: .int16([-32_768, 32_752])
        ),
        Case(
            encoding: .pcm(bits: 16, octets: 2),
            format: Build.extensible(bits: 16, valid: 0),
            octets: [0xFF, 0xFF, 0, 0x40],
            values: .int16([-1, 16_384])
        ),
        Case(
            encoding: .pcm(bits: 20, octets: 3),
            format: Build.extensible(bits: 24, valid: 20),
            octets: [0, 0, 0x80, 0, 0, 0x40, 0x10, 0, 0],
            values: .float32([-1, 0.5, 1 / 524_288])
        ),
        Case(
            encoding: .pcm(bits: 24, octets: 3),
            format: Build.format(bits: 24),
            octets: [0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 0, 0xC0],
            values: .float32([-1 / 8_388_608, 1 / 8_388_608, -0.5])
        ),
        Case(
            encoding: .pcm(bits: 20, octets: 4),
            format: Build.extensible(bits: 32, valid: 20),
            octets: [0, 0, 0, 0x20],
            values: .float32([0.25])
        ),
        Case(
            encoding: .pcm(bits: 32, octets: 4),
            format: Build.format(bits: 32),
            octets: [0, 0, 0, 0x80, 0, 0, 0, 0x40],
            values: .float32([-1, 0.5])
        ),
        Case(
            encoding: .float(bits: 32),
            format: Build.extensible(Build.float, bits: 32, valid: 32),
            octets: Build.octets(Float(0.1).bitPattern) + Build.octets(Float(-2).bitPattern),
            values: .float32([0.1, -2])
        ),
        Case(
            encoding: .float(bits: 64),
            format: Build.format(Build.float, bits: 64),
            octets: Build.octets((0.1).bitPattern) + Build.octets((-1.0).bitPattern),
            values: .float32([0.1, -1])
        ),
        // The values that the tables of ITU-T G.711 have for the ends of both curves and for what is next to silence.
        Case(
            encoding: .aLaw,
            format: Build.format(Build.aLaw, bits: 8) + [0, 0],
            octets: [0xD5, 0x55, 0xAA, 0x2A, 0xC5],
            values: .int16([8, -8, 32_256, -32_256, 264])
        ),
        Case(
            encoding: .muLaw,
            format: Build.format(Build.muLaw, bits: 8) + [0, 0],
            octets: [0xFF, 0x7F, 0xFE, 0x80, 0x00],
            values: .int16([0, 0, 8, 32_124, -32_124])
        ),
    ]

    @Test("samples are what their encoding says", arguments: cases)
    func values(_ sample: Case) throws {
        let file = try WAVFile(Build.file(format: sample.format, sample.octets))
        #expect(file.encoding == sample.encoding)
        #expect(file.samples().values == sample.values)
        let numbers: [Float] =
            switch sample.values {
            case .int16(let values): values.map { Float($0) / 32_768 }
            case .float32(let values): values.map { max(-1, min(1, $0)) }
            }
        #expect(file.mono() == numbers)
    }

    @Test("both laws rise with their code, are symmetric and need no more bits than they say")
    func laws() {
        // The codes of positive samples from silence upwards.
        let aLaw = (0x80...0xFF).map { G711.aLaw(UInt8($0) ^ 0x55) }
        let muLaw = (0x80...0xFF).reversed().map { G711.muLaw(UInt8($0)) }
        for (positive, unit) in [(aLaw, Int16(8)), (muLaw, 4)] {
            #expect(zip(positive, positive.dropFirst()).allSatisfy { $0 < $1 })
            #expect(positive.allSatisfy { $0.isMultiple(of: unit) })
        }
        #expect((0x80...0xFF).allSatisfy { G711.aLaw(UInt8($0)) == -G711.aLaw(UInt8($0) ^ 0x80) })
        #expect((0x80...0xFF).allSatisfy { G711.muLaw(UInt8($0)) == -G711.muLaw(UInt8($0) ^ 0x80) })
    }

    @Test("channels are averaged, what is too loud is cut and what is no number is silence")
    func mono() throws {
        let values: [Float] = [1, 0, 3, 4, -3, -4, .nan, 1, .infinity, -.infinity, .infinity, 1]
        let octets = values.flatMap { Build.octets($0.bitPattern) }
        let format = Build.format(Build.float, channels: 2, bits: 32)
        #expect(try WAVFile(Build.file(format: format, octets)).mono() == [0.5, 1, -1, 0, 0, 1])
        let three = Build.format(channels: 3)
        let frames = [Int16(3), 6, 9, -3, -3, -3].flatMap { Build.octets($0) }
        let mono = try WAVFile(Build.file(format: three, frames)).mono()
        #expect(zip(mono, [6, -3]).allSatisfy { abs($0 * 32_768 - $1) < 0.001 })
    }

    @Test("a part is the same as in the whole")
    func parts() throws {
        let octets = (0..<300).flatMap { Build.octets(Int16($0 * 100)) }
        let file = try WAVFile(Build.file(format: Build.format(channels: 2), octets))
        #expect(file.mono(17..<90) == Array(file.mono()[17..<90]))
        #expect(file.mono(150..<150) == [])
    }
}
