#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the `fmt ` chunk of a WAV file says.
///
/// It is laid out as `WAVEFORMATEX`, or as `WAVEFORMATEXTENSIBLE` where the tag is 0xFFFE (Microsoft, *Multiple Channel
/// Audio Data and WAVE Files*, 2001).
struct WAVFormat: Hashable {
    /// More samples per second than any recorder takes are a sign of octets that are no header.
    static let sampleRates = 1...768_000
    static let channelCounts = 1...64

    let sampleRate: Int
    let channels: Int
    let encoding: WAVFile.Encoding

    /// How many octets a sample of every channel takes.
    var frameSize: Int { channels * encoding.octets }

    init(_ chunk: Data) throws(WAVError) {
        guard chunk.count >= 16 else {
            throw WAVError(.contradiction("a fmt chunk has 16 octets or more, and this one has \(chunk.count)"))
        }
        var tag = chunk.littleEndian(at: 0, as: UInt16.self)
        channels = Int(chunk.littleEndian(at: 2, as: UInt16.self))
        sampleRate = Int(chunk.littleEndian(at: 4, as: UInt32.self))
        let bits = Int(chunk.littleEndian(at: 14, as: UInt16.self))
        var validBits = bits
        if tag == Tag.extensible {
            (tag, validBits) = try Self.extensible(chunk, bits: bits)
        }
        encoding = try Self.encoding(tag, bits: bits, validBits: validBits)
        try check(
            octetsPerSecond: Int(chunk.littleEndian(at: 8, as: UInt32.self)),
            frameSize: Int(chunk.littleEndian(at: 12, as: UInt16.self))
        )
    }

    /// The tag and the bits that count, which stand further on.
    private static func extensible(_ chunk: Data, bits: Int) throws(WAVError) -> (tag: UInt16, validBits: Int) {
        guard chunk.count >= 40, chunk.littleEndian(at: 16, as: UInt16.self) >= 22 else {
            throw WAVError(.contradiction("its extensible fmt chunk is too short to name a sub-format"))
        }
        guard bits.isMultiple(of: 8) else {
            throw WAVError(.contradiction("an extensible format has whole octets, and this one has \(bits) bits"))
        }
        guard chunk.dropFirst(26).prefix(14).elementsEqual(Tag.rest) else {
            throw WAVError(.unsupported(encoding: "a sub-format of some maker's own"))
        }
        let validBits = Int(chunk.littleEndian(at: 18, as: UInt16.self))
        // Writers that do not know leave 0, which can only mean all of them.
        return (chunk.littleEndian(at: 24), validBits == 0 ? bits : validBits)
    }

    private static func encoding(_ tag: UInt16, bits: Int, validBits: Int) throws(WAVError) -> WAVFile.Encoding {
        guard validBits <= bits else {
            throw WAVError(.contradiction("\(validBits) bits do not fit into \(bits)"))
        }
        switch tag {
        case Tag.pcm where 1...32 ~= bits:
            return .pcm(bits: validBits, octets: (bits + 7) / 8)
        case Tag.float where (bits == 32 || bits == 64) && validBits == bits:
            return .float(bits: bits)
        case Tag.aLaw where bits == 8 && validBits == bits:
            return .aLaw
        case Tag.muLaw where bits == 8 && validBits == bits:
            return .muLaw
        default:
            throw WAVError(.unsupported(encoding: Tag.name(tag, bits: validBits)))
        }
    }

    /// Whoever reads less than all fields goes by different ones, so that a file whose fields contradict each other
    /// would be another sound to every reader.
    private func check(octetsPerSecond: Int, frameSize announced: Int) throws(WAVError) {
        guard Self.channelCounts ~= channels else {
            throw WAVError(.outOfRange("the file has \(channels) channels, not 1 to \(Self.channelCounts.upperBound)"))
        }
        guard Self.sampleRates ~= sampleRate else {
            throw WAVError(.outOfRange("the file has \(sampleRate) samples per second, not 1 to 768,000"))
        }
        guard announced == frameSize else {
            throw WAVError(
                .contradiction(
                    "\(channels) × \(encoding) take \(frameSize) octets, and its block alignment is \(announced)"
                )
            )
        }
        guard octetsPerSecond == sampleRate * frameSize else {
            throw WAVError(
                .contradiction(
                    "\(sampleRate) samples per second of \(frameSize) octets are \(sampleRate * frameSize) octets, "
                        + "and its byte rate is \(octetsPerSecond)"
                )
            )
        }
    }

    /// The registered numbers of encodings (RFC 2361, appendix A).
    private enum Tag {
        static let pcm: UInt16 = 0x0001
        static let float: UInt16 = 0x0003
        static let aLaw: UInt16 = 0x0006
        static let muLaw: UInt16 = 0x0007
        static let extensible: UInt16 = 0xFFFE

        /// What follows the tag in the GUID of a sub-format that has a tag.
        static let rest: [UInt8] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]

        static func name(_ tag: UInt16, bits: Int) -> String {
            switch tag {
            case pcm: "PCM of \(bits) bits"
            case float: "floating point of \(bits) bits"
            case aLaw: "A-law of \(bits) bits"
            case muLaw: "µ-law of \(bits) bits"
            case 0x0002: "Microsoft ADPCM"
            case 0x0011: "IMA ADPCM"
            case 0x0031: "GSM 6.10"
            case 0x0050: "MPEG audio"
            case 0x0055: "MP3"
            default: "format \(tag)"
            }
        }
    }
}
