#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Sound: samples, or a file that some other program encoded.
public struct Audio: Sendable, Hashable, Codable {
    /// What the sound is made of.
    public enum Content: Sendable, Hashable, Codable {
        /// Samples, which travel as a WAV file.
        case samples(AudioSamples)
        /// An encoded file and its media type.
        case encoded(Data, type: String)
    }

    /// What the sound is made of.
    public var content: Content
    /// The name it is saved under.
    public var name: String?
    /// What is said in it, for those who cannot hear it.
    public var text: String?

    /// Sound made of `content`.
    ///
    /// - Parameters:
    ///   - content: What the sound is made of.
    ///   - name: The name it is saved under.
    public init(_ content: Content, name: String? = nil) {
        self.content = content
        self.name = name
    }

    /// Sound made of floating-point samples, −1 to 1.
    ///
    /// - Parameters:
    ///   - samples: The samples; those of several channels take turns.
    ///   - sampleRate: Samples per second and channel.
    ///   - channels: 1 is mono, 2 is stereo.
    ///   - name: The name it is saved under.
    public init(samples: [Float], sampleRate: Int, channels: Int = 1, name: String? = nil) {
        content = .samples(AudioSamples(.float32(samples), sampleRate: sampleRate, channels: channels))
        self.name = name
    }

    /// Sound made of 16-bit samples.
    ///
    /// - Parameters:
    ///   - samples: The samples; those of several channels take turns.
    ///   - sampleRate: Samples per second and channel.
    ///   - channels: 1 is mono, 2 is stereo.
    ///   - name: The name it is saved under.
    public init(samples: [Int16], sampleRate: Int, channels: Int = 1, name: String? = nil) {
        content = .samples(AudioSamples(.int16(samples), sampleRate: sampleRate, channels: channels))
        self.name = name
    }

    /// Sound that is encoded already.
    ///
    /// - Parameters:
    ///   - data: The encoded file.
    ///   - type: Its media type; when nil it is found from the content, else from the name.
    ///   - name: The name it is saved under.
    public init(_ data: Data, type: String? = nil, name: String? = nil) {
        content = .encoded(data, type: type ?? MediaType.guess(content: data, name: name ?? ""))
        self.name = name
    }

    /// The samples as a WAV file; nil when the sound is encoded in another format.
    public var wav: Data? {
        switch content {
        case .samples(let samples): samples.wav
        case .encoded(let data, let type): MediaType.essence(of: type) == "audio/wav" ? data : nil
        }
    }

    /// The sound as a file, with a name that fits its type.
    public var file: File {
        switch content {
        case .samples(let samples):
            File(name: name ?? "audio.wav", type: "audio/wav", data: samples.wav)
        case .encoded(let data, let type):
            File(name: name ?? "audio" + MediaType.fileExtension(of: type), type: type, data: data)
        }
    }
}
