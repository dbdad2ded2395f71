import JackdawCore
import OpenAIEndpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How a service encodes what it says.
public enum SpeechFormat: String, Sendable {
    /// Samples as they are: large, and what every program plays.
    case wav
    /// MPEG-1 Audio Layer III.
    case mp3
    /// Opus in Ogg (RFC 7845).
    case opus
    /// AAC in frames of ADTS (ISO/IEC 13818-7), which also some browsers of desktops play.
    case aac
    /// FLAC (RFC 9639), which loses nothing.
    case flac

    private var mediaType: String {
        switch self {
        case .wav: "audio/wav"
        case .mp3: "audio/mpeg"
        case .opus: "audio/ogg"
        case .aac: "audio/aac"
        case .flac: "audio/flac"
        }
    }

    /// Takes an answer for what it says it is, if its first octets say so too.
    ///
    /// - Throws: `ServiceError` for what is no sound in this format.
    func read(_ octets: [UInt8]) throws -> Audio {
        if self == .wav { return try Self.readWAV(Data(octets)) }
        guard isBorne(by: octets) else { throw ServiceError(.badAnswer("no sound in the format \(rawValue)")) }
        return Audio(Data(octets), type: mediaType)
    }

    private static func readWAV(_ data: Data) throws -> Audio {
        let file: WAVFile
        do { file = try WAVFile(data) } catch { throw ServiceError(.badAnswer("\(error)")) }
        guard file.frameCount > 0 else { throw ServiceError(.badAnswer("a WAV file without sound")) }
        if file.encoding == .pcm(bits: 16, octets: 2), case .int16(let values) = file.samples().values {
            return Audio(samples: values, sampleRate: file.sampleRate, channels: file.channels)
        }
        return Audio(data, type: "audio/wav")
    }

    private func isBorne(by octets: [UInt8]) -> Bool {
        switch self {
        case .wav: octets.starts(with: "RIFF".utf8)
        // A tag or a frame: eleven bits set, and layer III.
        case .mp3:
            octets.starts(with: "ID3".utf8)
                || octets.count > 3 && octets[0] == 0xFF && octets[1] & 0xE6 == 0xE2
        // The first page holds the header of Opus and nothing else.
        case .opus: octets.starts(with: "OggS".utf8) && octets.dropFirst(28).starts(with: "OpusHead".utf8)
        // Twelve bits set, and layer 0.
        case .aac: octets.count > 7 && octets[0] == 0xFF && octets[1] & 0xF6 == 0xF0
        case .flac: octets.starts(with: "fLaC".utf8)
        }
    }
}
