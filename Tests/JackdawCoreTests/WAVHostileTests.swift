import Testing

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("WAV files that nobody recorded", .timeLimit(.minutes(1)))
struct WAVHostileTests {
    typealias Build = WAVBuilder

    static let samples: [[UInt8]] = [
        Array(
            Build.file(
                "RIFF",
                Build.chunk("LIST", [1, 2, 3]),
                Build.chunk("fmt ", Build.format()),
                Build.chunk("data", [1, 0, 2, 0, 3, 0])
            )
        ),
        Array(
            Build.file(
                "RF64",
                Build.chunk("ds64", Build.largeSizes(file: 110, data: 6, table: [("JUNK", 2)])),
                Build.chunk("JUNK", [1, 2], length: .max),
                Build.chunk("fmt ", Build.extensible(channels: 2, bits: 24, valid: 20)),
                Build.chunk("data", [1, 2, 3, 4, 5, 6], length: .max),
                length: .max
            )
        ),
    ]

    /// Reads all there is to read; what comes of it must fit together.
    static func read(_ octets: [UInt8]) -> Bool {
        guard let file = try? WAVFile(Data(octets)) else { return false }
        #expect(WAVFormat.sampleRates ~= file.sampleRate && WAVFormat.channelCounts ~= file.channels)
        #expect(file.frameCount * file.channels * file.encoding.octets <= octets.count)
        #expect(file.samples().count == file.frameCount * file.channels)
        let mono = file.mono()
        #expect(mono.count == file.frameCount && mono.allSatisfy { -1...1 ~= $0 })
        #expect(file.duration >= .zero)
        return true
    }

    @Test("a file that is cut off anywhere is refused", arguments: samples)
    func prefixes(file: [UInt8]) {
        for count in 0..<file.count { #expect(!Self.read(Array(file.prefix(count))), "after \(count)") }
        #expect(Self.read(file))
    }

    @Test("a file of which any octet is another is read or refused", arguments: samples)
    func changes(file: [UInt8]) {
        for index in file.indices {
            for octet in UInt8.min...UInt8.max {
                var changed = file
                changed[index] = octet
                _ = Self.read(changed)
            }
        }
    }

    @Test("octets behind a sound beginning are read or refused")
    func noise() {
        var generator = SystemRandomNumberGenerator()
        for round in 0..<5_000 {
            let start = Self.samples[round % 2].prefix(Int.random(in: 0...60, using: &generator))
            let rest = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
                // Small numbers and the largest are lengths more often than others.
                Bool.random(using: &generator)
                    ? UInt8.random(in: 0...255, using: &generator) : [0, 1, 0x7F, 0xFF][round % 4]
            }
            _ = Self.read(start + rest)
        }
    }

    @Test("half a megabyte of nothing but chunks takes linear time")
    func manyChunks() {
        let chunks = [UInt8](repeating: 0, count: 1 << 19)
        let table = (0..<40_000).map { (String(UnicodeScalar(UInt8($0 % 90 + 33))) + "abc", UInt64(0)) }
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(!Self.read(Array(Build.file("RIFF", chunks))))
            let sizes = Build.chunk("ds64", Build.largeSizes(file: 1, data: 1, table: table))
            #expect(!Self.read(Array(Build.file("RF64", sizes, [UInt8](repeating: 0xFF, count: 1 << 19)))))
        }
        // Quadratic time would be hours.
        #expect(time < .seconds(20))
    }
}
