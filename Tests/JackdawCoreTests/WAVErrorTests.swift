import Testing

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("What is wrong with a WAV file")
struct WAVErrorTests {
    typealias Build = WAVBuilder

    static let format = Build.chunk("fmt ", Build.format())
    static let data = Build.chunk("data", [1, 0, 2, 0])

    @Test(
        "each fault is told, and what to do",
        arguments: [
            (Data(), "this is no WAV file, by its content it is empty; convert it to WAV"),
            (
                Data("OggS, and more than that".utf8),
                "this is no WAV file, by its content it is audio/ogg; convert it to WAV"
            ),
            (Data("RIFF\u{4}\0\0\0AVI ".utf8), "this is no WAV file"),
            (Data("RIFF\u{4}".utf8), "the file is cut off in its header, after 5 octets; record it again"),
            (Build.file("RIFX", format, data), "the file is big-endian (RIFX)"),
            (Build.file("RIFF"), "the file has no sound: it ends without a data chunk; record it again"),
            (Build.file("RIFF", format), "the file has no sound"),
            (Build.file("RIFF", data, format), "no fmt chunk stands before its data chunk; convert it anew"),
            (
                Build.file("RIFF", format, Build.chunk("data", [UInt8](repeating: 0, count: 1200), length: 3200)),
                "the file is cut off: its data chunk announces 3,200 octets and 1,200 are there; record it again"
            ),
            (
                Build.file("RIFF", Build.chunk("LIST", [1], length: 1_000_000), format, data),
                "its LIST chunk announces 1,000,000 octets"
            ),
            (Build.file("RIFF", Build.chunk("\n\0\0\0", [], length: 99)), "its 0xa chunk announces 99 octets and 0"),
            (
                Build.file("RIFF", format, Build.chunk("data", [1, 2, 3])),
                "its 3 octets of sound are no multiple of the 2"
            ),
            (Build.file("RIFF", format, format, data), "it has two fmt chunks"),
            (Build.file("RIFF", Build.chunk("fmt ", [1, 0]), data), "a fmt chunk has 16 octets or more"),
            (
                Build.file("RF64", Build.chunk("ds64", [1, 2]), format, data),
                "a ds64 chunk has 28 octets or more, and this one has 2"
            ),
            (
                Build.file(
                    "RF64",
                    Build.chunk("ds64", Build.largeSizes(file: 99, data: 3_000_000_000)),
                    format,
                    Build.chunk("data", [1, 0], length: .max),
                    length: .max
                ),
                "its data chunk announces 3,000,000,000 octets and 2 are there"
            ),
        ]
    )
    func faults(data: Data, message: String) {
        #expect(throws: WAVError.self) { try WAVFile(data) }
        #expect(Self.problem(with: data).contains(message), "\(Self.problem(with: data))")
    }

    @Test(
        "formats that are not read or contradict themselves are refused",
        arguments: [
            (Build.format(2, bits: 4), "its sound is encoded as Microsoft ADPCM, which is not read"),
            (Build.format(0x11, bits: 4), "IMA ADPCM"),
            (Build.format(0x31, bits: 0), "GSM 6.10"),
            (Build.format(0x55, bits: 0), "MP3"),
            (Build.format(0x1234), "format 4660"),
            (Build.format(bits: 0), "PCM of 0 bits"),
            (Build.format(bits: 64), "PCM of 64 bits"),
            (Build.format(Build.float, bits: 16), "floating point of 16 bits"),
            (Build.format(Build.aLaw, bits: 16), "A-law of 16 bits"),
            (Build.format(Build.muLaw, bits: 4), "µ-law of 4 bits"),
            (Build.format(channels: 0), "the file has 0 channels, not 1 to 64"),
            (Build.format(channels: 65), "the file has 65 channels"),
            (Build.format(rate: 0), "the file has 0 samples per second"),
            (Build.format(rate: 768_001), "the file has 768001 samples per second"),
            (Build.format(alignment: 4), "1 × PCM, 16 bits take 2 octets, and its block alignment is 4"),
            (
                Build.format(byteRate: 8000),
                "8000 samples per second of 2 octets are 16000 octets, and its byte rate is 8000"
            ),
            (Build.format(bits: 24, alignment: 4), "block alignment"),
            (Build.format(0xFFFE), "too short to name a sub-format"),
            (Build.extensible(bits: 16, valid: 17), "17 bits do not fit into 16"),
            (Build.extensible(bits: 12, valid: 12), "an extensible format has whole octets, and this one has 12 bits"),
            (Build.extensible(valid: 16, rest: [UInt8](repeating: 1, count: 14)), "a sub-format of some maker's own"),
            (Build.extensible(Build.float, bits: 32, valid: 24), "floating point of 24 bits"),
        ] as [([UInt8], String)]
    )
    func formats(format: [UInt8], message: String) {
        let data = Build.file(format: format, [UInt8](repeating: 0, count: 64))
        #expect(Self.problem(with: data).contains(message), "\(Self.problem(with: data))")
    }

    @Test("a header that announces two hours is no reason to take the memory for them")
    func announced() {
        let sound = Build.chunk("data", [1, 0], length: 2 * 3600 * 96_000)
        let data = Build.file("RIFF", Build.chunk("fmt ", Build.format(rate: 48_000)), sound)
        #expect(Self.problem(with: data).contains("announces 691,200,000 octets and 2 are there"))
    }

    static func problem(with data: Data) -> String {
        do {
            let file = try WAVFile(data)
            return "nothing: \(file)"
        } catch {
            return "\(error)"
        }
    }
}
