/// Why a WAV file is not read.
///
/// The message says what is wrong with the file, and what whoever made it can do.
public struct WAVError: Error, Sendable, Hashable, CustomStringConvertible {
    enum Reason: Sendable, Hashable {
        case notWAV(mediaType: String)
        case bigEndian
        case cutHeader(count: Int)
        case truncated(chunk: String, announced: UInt64, present: Int)
        case noFormat
        case noSound
        case halfFrame(count: Int, frame: Int)
        case unsupported(encoding: String)
        case outOfRange(String)
        case contradiction(String)
    }

    let reason: Reason

    init(_ reason: Reason) {
        self.reason = reason
    }

    /// What is wrong, and what to do.
    public var description: String {
        switch reason {
        case .notWAV(let type):
            "this is no WAV file, by its content it is \(type); convert it to WAV"
        case .bigEndian:
            "the file is big-endian (RIFX), which hardly any program reads; convert it to little-endian WAV (RIFF)"
        case .cutHeader(let count):
            "the file is cut off in its header, after \(Self.octets(count)); record it again"
        case .truncated(let chunk, let announced, let present):
            "the file is cut off: its \(chunk) chunk announces \(Self.octets(announced)) "
                + "and \(Self.grouped(present)) are there; record it again"
        case .noFormat:
            "the file does not say how its sound is encoded: no fmt chunk stands before its data chunk; convert it anew"
        case .noSound:
            "the file has no sound: it ends without a data chunk; record it again"
        case .halfFrame(let count, let frame):
            "the file ends in the middle of a sample: its \(Self.octets(count)) of sound are no multiple "
                + "of the \(frame) that a sample of all channels takes; record it again"
        case .unsupported(let encoding):
            "its sound is encoded as \(encoding), which is not read; convert it to PCM of 16 bits"
        case .outOfRange(let problem):
            "\(problem); convert it to PCM of 16 bits, one channel, 16,000 Hz"
        case .contradiction(let problem):
            "the file's header contradicts itself: \(problem); convert it anew"
        }
    }

    private static func octets(_ count: some BinaryInteger) -> String {
        "\(grouped(count)) \(count == 1 ? "octet" : "octets")"
    }

    /// A number with its thousands apart: 3,200.
    private static func grouped(_ number: some BinaryInteger) -> String {
        var groups: [Substring] = []
        var digits = String(number)[...]
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}
