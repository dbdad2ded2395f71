import Testing

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("WAV files")
struct WAVFileTests {
    typealias Build = WAVBuilder

    static let format = Build.chunk("fmt ", Build.format())
    static let sound: [UInt8] = [1, 0, 2, 0, 3, 0]
    static let data = Build.chunk("data", sound)
    static let list = Build.chunk("LIST", Array("INFOISFT".utf8) + [3, 0, 0, 0] + Array("me\0\0".utf8))

    @Test("what is written is read again")
    func roundTrip() throws {
        let stereo = AudioSamples(.int16([1, -2, 32_767, -32_768]), sampleRate: 44_100, channels: 2)
        let file = try WAVFile(stereo.wav)
        #expect(file.samples() == stereo)
        #expect(file.encoding == .pcm(bits: 16, octets: 2) && file.frameCount == 2)
        let float = AudioSamples(.float32([0, 0.25, -1, 1.5]), sampleRate: 8)
        #expect(try WAVFile(float.wav).samples() == float)
        #expect(try WAVFile(float.wav).duration == .milliseconds(500))
    }

    @Test(
        "the sound is found in every layout",
        arguments: [
            ("plain", Build.file("RIFF", format, data)),
            ("the format behind others", Build.file("RIFF", list, Build.chunk("JUNK", [1, 2, 3, 4]), format, data)),
            ("odd chunks", Build.file("RIFF", Build.chunk("bext", [1, 2, 3]), format, Build.chunk("cue ", [9]), data)),
            ("several lists", Build.file("RIFF", list, format, list, list, data, list)),
            ("fact", Build.file("RIFF", format, Build.chunk("fact", [3, 0, 0, 0]), data)),
            ("a longer format", Build.file("RIFF", Build.chunk("fmt ", Build.format() + [0, 0]), data)),
            ("unknown ones behind", Build.file("RIFF", format, data, Build.chunk("id3 ", [1, 2, 3]))),
            ("no chunk behind", Build.file("RIFF", format, data, Array("TAG…".utf8))),
            ("a cut chunk behind", Build.file("RIFF", format, data, Build.chunk("LIST", [1], length: 999))),
            ("an empty chunk", Build.file("RIFF", Build.chunk("JUNK", []), format, data)),
            ("unprintable names", Build.file("RIFF", Build.chunk("\0\u{1}\n\u{7F}", [1]), format, data)),
            ("the file's length is the sound's", Build.file("RIFF", format, data, length: 6)),
            ("the file's length is too large", Build.file("RIFF", format, data, length: 99_999)),
            ("the file's length with its header", Build.file("RIFF", format, data, length: 50)),
            (
                "RF64",
                Build.file(
                    "RF64",
                    Build.chunk("ds64", Build.largeSizes(file: 78, data: 6)),
                    format,
                    Build.chunk("data", sound, length: .max),
                    length: .max
                )
            ),
            (
                "BW64",
                Build.file(
                    "BW64",
                    Build.chunk("ds64", Build.largeSizes(file: 78, data: 6)),
                    format,
                    Build.chunk("data", sound, length: .max),
                    length: .max
                )
            ),
            (
                "RF64, another length there",
                Build.file(
                    "RF64",
                    Build.chunk("ds64", Build.largeSizes(file: 78, data: 6, table: [("JUNK", 2)])),
                    Build.chunk("JUNK", [1, 2], length: .max),
                    format,
                    Build.chunk("data", sound, length: .max),
                    list
                )
            ),
            ("RF64 of small lengths", Build.file("RF64", format, data)),
            ("room for RF64", Build.file("RIFF", Build.chunk("JUNK", [UInt8](repeating: 0, count: 28)), format, data)),
        ]
    )
    func layouts(name: String, data: Data) throws {
        let file = try WAVFile(data)
        #expect(file.samples() == AudioSamples(.int16([1, 2, 3]), sampleRate: 8000))
        #expect(file.frameCount == 3)
    }

    @Test("a slice of other octets is read like octets of its own")
    func slice() throws {
        let whole = Data([9, 9, 9]) + Build.file("RIFF", Self.list, Self.format, Self.data) + Data([7])
        #expect(try WAVFile(whole[3..<whole.count - 1]).mono() == [1, 2, 3].map { $0 / 32_768 })
    }

    @Test("an odd sound may go without its padding at the end")
    func forgottenPadding() throws {
        let format = Build.chunk("fmt ", Build.format(bits: 8))
        for padded in [true, false] {
            let file = try WAVFile(Build.file("RIFF", format, Build.chunk("data", [128, 0, 255], padded: padded)))
            #expect(file.samples().values == .int16([0, -32_768, 32_512]))
        }
    }

    @Test(
        "a file that was written to a pipe lasts to its end",
        arguments: [
            // eSpeak NG, SoX, arecord, FFmpeg, FFmpeg with RF64, Python's wave, writers that leave nothing.
            ("RIFF", 0x7FFF_F024, 0x7FFF_F000), ("RIFF", 0x7FFF_F024, 0x7FFF_F000), ("RIFF", 0x8000_0024, 0x8000_0000),
            ("RIFF", .max, .max), ("RF64", .max, .max), ("RIFF", 36, 0), ("RIFF", 0, 0), ("RIFF", 42, 0x7FFF_FFFF),
            ("RIFF", .max, 0),
        ] as [(String, UInt32, UInt32)]
    )
    func streams(form: String, length: UInt32, sound: UInt32) throws {
        let sizes = form == "RF64" ? Build.chunk("ds64", Build.largeSizes(file: 0, data: 0)) : []
        // The half of a sample with which the stream broke off is none.
        let data = Build.chunk("data", Self.sound + [4], length: sound, padded: false)
        let file = try WAVFile(Build.file(form, sizes, Self.format, data, length: length))
        #expect(file.samples().values == .int16([1, 2, 3]))
    }

    @Test("a sound of no samples is one, and lasts no time")
    func empty() throws {
        let empty = Build.chunk("data", [])
        for data in [Build.file("RIFF", Self.format, empty), Build.file("RIFF", Self.format, empty, Self.list)] {
            let file = try WAVFile(data)
            #expect(file.frameCount == 0 && file.duration == .zero && file.mono() == [] && file.samples().count == 0)
        }
    }

    @Test("many channels and high rates are read")
    func large() throws {
        let format = Build.extensible(channels: 8, rate: 192_000, bits: 24, valid: 24)
        let file = try WAVFile(Build.file(format: format, [UInt8](repeating: 0, count: 19_200 * 24)))
        #expect(file.duration == .milliseconds(100) && file.channels == 8 && file.sampleRate == 192_000)
        let widest = Build.format(channels: 64, rate: 768_000, bits: 8)
        let mono = try WAVFile(Build.file(format: widest, (0..<64).map { UInt8(128 + $0) })).mono()
        #expect(mono == [31.5 / 128])
    }
}
