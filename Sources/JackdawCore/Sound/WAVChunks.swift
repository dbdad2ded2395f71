#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The chunks of a WAV file up to its sound, which is where reading ends.
///
/// RIFF is described in *Multimedia Programming Interface and Data Specifications 1.0* (IBM and Microsoft, 1991), RF64
/// and BW64 with their `ds64` chunk in EBU Tech 3306 and ITU-R BS.2088.
///
/// What stands behind the sound is not looked at: players need none of it, and programs append there what is no
/// chunk at all. For the same reason, and because many programs get it wrong, the length of the whole file that its
/// header gives refuses no file. It only tells an empty data chunk from one that a stream began with.
struct WAVChunks {
    /// What the `fmt ` chunk says.
    private(set) var format: WAVFormat?
    /// Where the sound stands, counted from the file's first octet.
    private(set) var sound = 0..<0
    /// Whether its length was not known when the file began.
    private(set) var isStreamed = false

    private let data: Data
    private let isLarge: Bool
    private var largeSizes: LargeSizes?

    init(_ data: Data) throws(WAVError) {
        self.data = data
        isLarge = try Self.isLarge(data)
        var offset = 12
        while offset <= data.count - 8 {
            let name = data.littleEndian(at: offset, as: UInt32.self)
            let start = offset + 8
            let length = length(of: name, at: offset + 4)
            if name == Name.data {
                guard format != nil else { throw WAVError(.noFormat) }
                try findSound(from: start, announced: length)
                return
            }
            let content = data[(data.startIndex + start)...].prefix(try octets(length, of: name, from: start))
            if name == Name.format {
                guard format == nil else { throw WAVError(.contradiction("it has two fmt chunks")) }
                format = try WAVFormat(content)
            } else if name == Name.largeSizes, isLarge, largeSizes == nil {
                largeSizes = try LargeSizes(content)
            }
            // An octet after those of an odd number makes it even.
            offset = start + content.count + content.count % 2
        }
        throw WAVError(.noSound)
    }

    private static func isLarge(_ data: Data) throws(WAVError) -> Bool {
        guard data.count >= 12 else {
            guard !data.isEmpty, ["RIFF", "RF64", "BW64"].contains(where: { $0.utf8.starts(with: data.prefix(4)) })
            else { throw notWAV(data) }
            throw WAVError(.cutHeader(count: data.count))
        }
        let form = data.littleEndian(at: 0, as: UInt32.self)
        guard data.littleEndian(at: 8, as: UInt32.self) == Name.wave else { throw notWAV(data) }
        switch form {
        case Name.riff: return false
        case Name.rf64, Name.bw64: return true
        case Name.rifx: throw WAVError(.bigEndian)
        default: throw notWAV(data)
        }
    }

    private static func notWAV(_ data: Data) -> WAVError {
        WAVError(.notWAV(mediaType: data.isEmpty ? "empty" : MediaType.guess(content: data, name: "")))
    }

    private func length(of name: UInt32, at offset: Int) -> Length {
        let field = data.littleEndian(at: offset, as: UInt32.self)
        guard field == .max, let largeSizes else { return Length(field) }
        let large = name == Name.data ? largeSizes.sound : largeSizes.others[name]
        return large.map(Length.init(_:)) ?? Length(field)
    }

    private mutating func findSound(from start: Int, announced length: Length) throws(WAVError) {
        let present = data.count - start
        let isThere = length.octets == 0 ? isEmpty(from: start) : length.octets <= UInt64(present)
        isStreamed = !isThere && length.isUnknown
        sound = start..<start + (isStreamed ? present : try octets(length, of: Name.data, from: start))
    }

    /// Whether a data chunk of no octets has none; whoever begins a stream with 0 cannot know the file's length either.
    private func isEmpty(from start: Int) -> Bool {
        let field = data.littleEndian(at: 4, as: UInt32.self)
        let length = field == .max ? largeSizes.map { Length($0.file) } ?? Length(field) : Length(field)
        return !length.isUnknown && length.octets > UInt64(start - 8)
    }

    /// The length of a chunk that is there as a whole.
    private func octets(_ length: Length, of name: UInt32, from start: Int) throws(WAVError) -> Int {
        let present = data.count - start
        guard length.octets <= UInt64(present) else {
            throw WAVError(.truncated(chunk: Name.text(name), announced: length.octets, present: present))
        }
        return Int(length.octets)
    }

    /// A length as it is announced.
    private struct Length {
        let octets: UInt64
        /// Whether it is one of those that programs write when they do not know it yet.
        ///
        /// SoX and eSpeak NG write 0x7FFFF000 (for the file, a little more), FFmpeg 0xFFFFFFFF, others 0.
        let isUnknown: Bool

        init(_ field: UInt32) {
            octets = UInt64(field)
            isUnknown = field == 0 || field >= 0x7FFF_F000
        }

        /// A length of 64 bits is given to say more than that; 0 and what no disk can hold are left by streams.
        init(_ field: UInt64) {
            octets = field
            isUnknown = field == 0 || field > 1 << 62
        }
    }

    /// The lengths that take 64 bits, from the `ds64` chunk.
    private struct LargeSizes {
        let file: UInt64
        let sound: UInt64
        private(set) var others: [UInt32: UInt64] = [:]

        init(_ chunk: Data) throws(WAVError) {
            guard chunk.count >= 28 else {
                throw WAVError(.contradiction("a ds64 chunk has 28 octets or more, and this one has \(chunk.count)"))
            }
            file = chunk.littleEndian(at: 0)
            sound = chunk.littleEndian(at: 8)
            // Its length is announced too; what is there counts.
            let count = min(Int(chunk.littleEndian(at: 24, as: UInt32.self)), (chunk.count - 28) / 12)
            for entry in 0..<count {
                others[chunk.littleEndian(at: 28 + entry * 12)] = chunk.littleEndian(at: 32 + entry * 12)
            }
        }
    }

    /// The names of chunks, as the numbers that their four letters are.
    private enum Name {
        static let riff = number("RIFF")
        static let rifx = number("RIFX")
        static let rf64 = number("RF64")
        static let bw64 = number("BW64")
        static let wave = number("WAVE")
        static let format = number("fmt ")
        static let data = number("data")
        static let largeSizes = number("ds64")

        private static func number(_ name: StaticString) -> UInt32 {
            name.withUTF8Buffer { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
        }

        /// The letters of a name; a name of other octets is a number, so that no control character gets into a log.
        static func text(_ name: UInt32) -> String {
            let octets = (0..<4).map { UInt8(truncatingIfNeeded: name >> (8 * $0)) }
            guard octets.allSatisfy({ 0x20...0x7E ~= $0 }) else { return "0x" + String(name, radix: 16) }
            let text = String(decoding: octets, as: UTF8.self)
            return text.hasSuffix(" ") ? String(text.dropLast()) : text
        }
    }
}
