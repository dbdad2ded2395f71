#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A WAV file, read strictly: whoever hears it hears what every other program hears.
///
/// ```swift
/// let file = try WAVFile(data)
/// print(file.encoding, file.sampleRate, file.duration)     // PCM, 16 bits 48000 2.5 seconds
/// let loudest = file.mono().map(abs).max() ?? 0
/// ```
///
/// It reads PCM of 8 to 32 bits, floating point of 32 and 64 bits, A-law and µ-law, in RIFF, RF64 and BW64, of 1 to 64
/// channels and 1 to 768,000 samples per second. A file that was written to a pipe, whose header cannot know its length,
/// lasts to its end.
///
/// Only the header is read to create one; samples are decoded when they are asked for.
public struct WAVFile: Sendable {
    /// Samples per second and channel.
    public let sampleRate: Int
    /// 1 is mono, 2 is stereo; at most 64.
    public let channels: Int
    /// How samples are written down.
    public let encoding: Encoding
    /// How many samples each channel has.
    public let frameCount: Int

    /// The encoded samples: `frameCount * channels * encoding.octets` octets.
    let octets: Data

    /// Reads the header of a file.
    ///
    /// - Parameter data: The whole file.
    /// - Throws: ``WAVError`` where it is no WAV file, is cut off, contradicts itself, or is encoded in another way.
    public init(_ data: Data) throws(WAVError) {
        let chunks = try WAVChunks(data)
        guard let format = chunks.format else { throw WAVError(.noFormat) }
        let (frames, rest) = chunks.sound.count.quotientAndRemainder(dividingBy: format.frameSize)
        // A stream ends wherever it is closed; a file of which part of a sample is missing, lacks more than that.
        guard rest == 0 || chunks.isStreamed else {
            throw WAVError(.halfFrame(count: chunks.sound.count, frame: format.frameSize))
        }
        sampleRate = format.sampleRate
        channels = format.channels
        encoding = format.encoding
        frameCount = frames
        octets = data.dropFirst(chunks.sound.lowerBound).prefix(frames * format.frameSize)
    }

    /// How long it lasts.
    public var duration: Duration {
        .seconds(Double(frameCount) / Double(sampleRate))
    }
}
