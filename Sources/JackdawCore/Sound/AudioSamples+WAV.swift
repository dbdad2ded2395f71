#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension AudioSamples {
    /// The samples as a WAV file: RIFF with PCM for 16-bit samples, IEEE float for floating-point ones.
    ///
    /// What is not PCM needs the longer `fmt ` chunk and a `fact` chunk (Microsoft, *New Multimedia Data Types and Data
    /// Techniques*, 1994); some players refuse floating-point files without them.
    public var wav: Data {
        let samples = littleEndianBytes
        let isFloat = bytesPerSample == 4
        let frame = channels * bytesPerSample

        var format = Data()
        format.append(littleEndian: UInt16(isFloat ? 3 : 1))
        format.append(littleEndian: UInt16(clamping: channels))
        format.append(littleEndian: UInt32(clamping: sampleRate))
        format.append(littleEndian: UInt32(clamping: sampleRate * frame))
        format.append(littleEndian: UInt16(clamping: frame))
        format.append(littleEndian: UInt16(bytesPerSample * 8))
        if isFloat { format.append(littleEndian: UInt16(0)) }

        var chunks = Data("WAVE".utf8)
        chunks.append(chunk: "fmt ", format)
        if isFloat {
            var frames = Data()
            frames.append(littleEndian: UInt32(clamping: count / channels))
            chunks.append(chunk: "fact", frames)
        }
        chunks.append(chunk: "data", samples)

        var file = Data(capacity: chunks.count + 8)
        file.append(chunk: "RIFF", chunks)
        return file
    }
}

extension Data {
    /// A RIFF chunk: its name, its length, its content, and a zero where the length is odd.
    fileprivate mutating func append(chunk name: String, _ content: Data) {
        append(contentsOf: name.utf8)
        append(littleEndian: UInt32(clamping: content.count))
        append(content)
        if !content.count.isMultiple(of: 2) { append(0) }
    }
}
