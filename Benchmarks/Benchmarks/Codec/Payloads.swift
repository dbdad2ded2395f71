import Foundation
import NIOCore
import PermessageDeflate

/// Messages of the same kinds as those of `../../payloads.py`: words drawn by their rank, as prose has them.
enum Payloads {
    /// Many different messages of each kind: one alone would compress to nothing where the context is taken over.
    static let all: [(name: String, messages: [ByteBuffer])] = [
        ("190 B JSON", (0..<256).map { ByteBuffer(string: json($0)) }),
        ("1 KiB prose", (0..<128).map { ByteBuffer(string: prose(1024, seed: UInt64($0))) }),
        ("16 KiB prose", (0..<32).map { ByteBuffer(string: prose(16384, seed: UInt64($0))) }),
    ]

    /// Prose of `count` ASCII characters.
    static func prose(_ count: Int, seed: UInt64 = 0) -> String {
        var random = Random(state: seed)
        var text = ""
        while text.utf8.count < count {
            var words = (0..<Int.random(in: 5...16, using: &random)).map { _ in word(&random) }
            if words.count > 9 { words[4] += "," }
            text += words.joined(separator: " ").capitalizedFirst + ". "
        }
        return String(text.prefix(count))
    }

    /// The messages as a peer would send them.
    static func compressed(
        _ messages: [ByteBuffer],
        _ settings: Deflater.Settings = .init(),
        keepsContext: Bool = true
    ) -> [ByteBuffer] {
        let deflater = Deflater(settings: settings)
        return messages.map { message in
            var output = ByteBuffer()
            do { try deflater.compress(message.readableBytesView, into: &output) } catch { fatalError("\(error)") }
            if !keepsContext { deflater.reset() }
            return output
        }
    }

    private static func json(_ number: Int) -> String {
        var random = Random(state: UInt64(number))
        let id = String(random.next() | 1 << 63, radix: 16)
        let head = #"{"type":"message","seq":\#(1000 + number),"id":"\#(id)","timestamp":"2026-03-01T12:00:00.000Z","#
        let start = head + #""action":"agent_reply_str","message":""#
        return start + prose(190 - start.utf8.count - 2, seed: UInt64(number)) + #""}"#
    }

    private static let words: [Substring] = {
        let file = URL(filePath: #filePath).appending(path: "../../../words.txt").standardized
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { fatalError("\(file.path()) is missing") }
        return text.split(whereSeparator: \.isWhitespace)
    }()

    private static let ranks: [Double] = words.indices.reduce(into: []) { sums, rank in
        sums.append((sums.last ?? 0) + 1 / (Double(rank) + 2.7))
    }

    private static func word(_ random: inout Random) -> Substring {
        let drawn = Double.random(in: 0..<(ranks.last ?? 1), using: &random)
        return words[ranks.firstIndex { $0 > drawn } ?? 0]
    }
}

/// SplitMix64: the same messages in every run.
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
