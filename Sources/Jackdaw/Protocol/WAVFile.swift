package import JackdawCore

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A WAV file, read: how long it lasts, and its samples where they are 16-bit or floating-point.
package struct WAVFile: Sendable {
    private let format: UInt16
    private let bitsPerSample: Int
    private let samplesData: Data
    package let channels: Int
    package let sampleRate: Int

    /// Reads the chunks of a RIFF file; nil where they are not those of a WAV file.
    package init?(_ data: Data) {
        guard data.count >= 12, data.prefix(4).elementsEqual("RIFF".utf8),
            data.dropFirst(8).prefix(4).elementsEqual("WAVE".utf8)
        else { return nil }
        var format: Data?
        var rest = data.dropFirst(12)
        while rest.count >= 8 {
            let name = rest.prefix(4)
            let length = Int(rest.littleEndian(at: 4, 4))
            // A recorder that was cut off leaves a length that is too large, or none.
            let chunk = rest.dropFirst(8).prefix(length)
            if name.elementsEqual("fmt ".utf8) { format = chunk }
            if name.elementsEqual("data".utf8), let format, format.count >= 16 {
                let code = UInt16(format.littleEndian(at: 0, 2))
                // "Extensible" only says that the real format stands further on.
                self.format = code == 0xFFFE && format.count >= 26 ? UInt16(format.littleEndian(at: 24, 2)) : code
                channels = Int(format.littleEndian(at: 2, 2))
                sampleRate = Int(format.littleEndian(at: 4, 4))
                bitsPerSample = Int(format.littleEndian(at: 14, 2))
                samplesData = chunk
                guard channels > 0, sampleRate > 0, bitsPerSample >= 8 else { return nil }
                return
            }
            rest = rest.dropFirst(8 + length + length % 2)
        }
        return nil
    }

    /// How long it lasts.
    package var duration: Duration {
        let octetsPerSecond = sampleRate * channels * bitsPerSample / 8
        return .seconds(Double(samplesData.count) / Double(octetsPerSecond))
    }

    /// The samples; nil where they are of another format.
    package var samples: AudioSamples? {
        switch (format, bitsPerSample) {
        case (1, 16):
            let values = (0..<samplesData.count / 2).map {
                Int16(bitPattern: UInt16(samplesData.littleEndian(at: $0 * 2, 2)))
            }
            return AudioSamples(.int16(values), sampleRate: sampleRate, channels: channels)
        case (3, 32):
            let values = (0..<samplesData.count / 4).map {
                Float(bitPattern: UInt32(samplesData.littleEndian(at: $0 * 4, 4)))
            }
            return AudioSamples(.float32(values), sampleRate: sampleRate, channels: channels)
        default:
            return nil
        }
    }
}

extension Audio {
    /// The samples, also where they are given as a WAV file.
    var rawSamples: AudioSamples? {
        switch content {
        case .samples(let samples): samples
        case .encoded(let data, _): WAVFile(data)?.samples
        }
    }
}

extension Data {
    fileprivate func littleEndian(at offset: Int, _ count: Int) -> UInt64 {
        let start = index(startIndex, offsetBy: offset)
        return self[start..<index(start, offsetBy: count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
