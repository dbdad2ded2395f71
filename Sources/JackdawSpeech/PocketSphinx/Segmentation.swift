/// Which words a recogniser found where: a line of what `pocketsphinx_batch -hypseg` writes.
///
/// The line is `id S scale T total A acoustic L language`, then for each word where it begins (in frames of 10 ms), its
/// acoustic and its language score and its name, and at last where the recording ends.
struct Segmentation: Sendable, Equatable {
    /// A word, or silence.
    struct Segment: Sendable, Equatable {
        /// The name without the number of its pronunciation.
        var word: String
        /// The name with it.
        var entry: String
        /// In frames of 10 ms.
        var frames: Range<Int>
        /// The logarithm of the likelihood, in the recogniser's own units.
        var score: Int

        /// Whether it is silence or noise.
        var isFiller: Bool { word.hasPrefix("<") || word.hasPrefix("[") }
    }

    var segments: [Segment]

    /// The words without silence and noise.
    var words: [Segment] { segments.filter { !$0.isFiller } }

    /// Reads a line; nil where it is not of that form, or has no words.
    init?(_ line: some StringProtocol) {
        let fields = line.split(separator: " ")
        guard fields.count > 10, fields[1] == "S", fields[3] == "T", fields[5] == "A", fields[7] == "L",
            let end = Int(fields[fields.count - 1])
        else { return nil }
        let rest = fields[9..<(fields.count - 1)]
        guard rest.count.isMultiple(of: 4) else { return nil }
        var found: [(start: Int, score: Int, entry: String)] = []
        for index in stride(from: rest.startIndex, to: rest.endIndex, by: 4) {
            guard let start = Int(rest[index]), let score = Int(rest[index + 1]) else { return nil }
            found.append((start, score, String(rest[index + 3])))
        }
        segments = found.indices.map { index in
            let next = index + 1 < found.count ? found[index + 1].start : end
            let (start, score, entry) = found[index]
            let word = entry.split(separator: "(").first.map(String.init) ?? entry
            return Segment(word: word, entry: entry, frames: start..<max(start, next), score: score)
        }
        guard !words.isEmpty else { return nil }
    }

    /// The score of a stretch of the recording, as if it were spread evenly over each segment.
    func score(of frames: Range<Int>) -> Double {
        segments.reduce(0) { sum, segment in
            let common = segment.frames.clamped(to: frames)
            guard !common.isEmpty else { return sum }
            return sum + Double(segment.score) * Double(common.count) / Double(segment.frames.count)
        }
    }
}
