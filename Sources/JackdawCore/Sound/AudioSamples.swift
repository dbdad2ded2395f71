#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Sound as numbers: the pressure of the air, so many times a second.
public struct AudioSamples: Sendable, Hashable, Codable {
    /// The samples; those of several channels take turns.
    public enum Values: Sendable, Hashable, Codable {
        /// −1 to 1.
        case float32([Float])
        /// −32,768 to 32,767.
        case int16([Int16])
    }

    /// The samples; those of several channels take turns.
    public var values: Values
    /// Samples per second and channel.
    public var sampleRate: Int
    /// 1 is mono, 2 is stereo.
    public var channels: Int

    /// The samples `values`.
    ///
    /// - Parameters:
    ///   - values: The samples; those of several channels take turns.
    ///   - sampleRate: Samples per second and channel; at least 1.
    ///   - channels: 1 is mono, 2 is stereo; at least 1.
    public init(_ values: Values, sampleRate: Int, channels: Int = 1) {
        self.values = values
        self.sampleRate = max(1, sampleRate)
        self.channels = max(1, channels)
    }

    /// How many samples there are, of all channels together.
    public var count: Int {
        switch values {
        case .float32(let values): values.count
        case .int16(let values): values.count
        }
    }

    /// How long the sound lasts.
    public var duration: Duration {
        .seconds(Double(count / channels) / Double(sampleRate))
    }

    /// The name that NumPy has for the type of the samples.
    package var dtype: String {
        switch values {
        case .float32: "float32"
        case .int16: "int16"
        }
    }

    /// The bare samples, little-endian.
    package var littleEndianBytes: Data {
        // All at once: one after the other they would take longer than whatever is done with them.
        switch values {
        case .float32(let values): values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { Data($0) }
        case .int16(let values): values.map { $0.littleEndian }.withUnsafeBytes { Data($0) }
        }
    }

    var bytesPerSample: Int {
        switch values {
        case .float32: 4
        case .int16: 2
        }
    }
}
