#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Octets of WAV files, right and wrong.
enum WAVBuilder {
    static let pcm: UInt16 = 1
    static let float: UInt16 = 3
    static let aLaw: UInt16 = 6
    static let muLaw: UInt16 = 7

    static func octets(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    /// A chunk, with its padding octet unless that is forgotten.
    static func chunk(_ name: String, _ content: [UInt8], length: UInt32? = nil, padded: Bool = true) -> [UInt8] {
        Array(name.utf8) + octets(length ?? UInt32(content.count)) + content
            + (padded && !content.count.isMultiple(of: 2) ? [0] : [])
    }

    /// The content of a `fmt ` chunk of 16 octets.
    static func format(
        _ tag: UInt16 = pcm,
        channels: UInt16 = 1,
        rate: UInt32 = 8000,
        bits: UInt16 = 16,
        byteRate: UInt32? = nil,
        alignment: UInt16? = nil
    ) -> [UInt8] {
        let frame = channels &* ((bits + 7) / 8)
        return octets(tag) + octets(channels) + octets(rate) + octets(byteRate ?? (rate &* UInt32(frame)))
            + octets(alignment ?? frame) + octets(bits)
    }

    /// The content of an extensible `fmt ` chunk.
    static func extensible(
        _ tag: UInt16 = pcm,
        channels: UInt16 = 1,
        rate: UInt32 = 8000,
        bits: UInt16 = 16,
        valid: UInt16,
        rest: [UInt8] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
    ) -> [UInt8] {
        format(0xFFFE, channels: channels, rate: rate, bits: bits) + octets(UInt16(22)) + octets(valid)
            + octets(UInt32(0)) + octets(tag) + rest
    }

    /// A whole file.
    static func file(_ form: String = "RIFF", _ chunks: [UInt8]..., length: UInt32? = nil) -> Data {
        let content = Array("WAVE".utf8) + chunks.joined()
        return Data(Array(form.utf8) + octets(length ?? UInt32(content.count)) + content)
    }

    /// A file of a format and its samples.
    static func file(format: [UInt8], _ samples: [UInt8]) -> Data {
        file("RIFF", chunk("fmt ", format), chunk("data", samples))
    }

    /// The content of a `ds64` chunk.
    static func largeSizes(file: UInt64, data: UInt64, table: [(String, UInt64)] = []) -> [UInt8] {
        octets(file) + octets(data) + octets(UInt64(0)) + octets(UInt32(table.count))
            + table.flatMap { Array($0.0.utf8) + octets($0.1) }
    }
}
