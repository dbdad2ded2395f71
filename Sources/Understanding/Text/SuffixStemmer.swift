/// A light stemmer made of steps, each of which takes at most one ending off a word.
///
/// Written for what bots hear: the forms of a word that a user may choose between (singular and plural, genders, the
/// persons and tenses of a verb) shall fall together; nouns, verbs and adjectives of one family mostly need not.
/// Accents go first, because people leave them out.
struct SuffixStemmer: Stemmer {
    /// An ending, what takes its place, and how many letters must be left before it.
    struct Rule: Sendable {
        let ending: [UInt32]
        let replacement: [UInt32]
        let least: Int
    }

    let steps: [[Rule]]
    /// Letters that lose their marks.
    let plainLetters: [UInt32: UInt32]
    /// Whether doubled consonants at the end become one, and long vowels before it short: Dutch spells syllables, not
    /// words.
    let shortensSyllables: Bool

    init(steps: [[Rule]], plainLetters: [UInt32: UInt32], shortensSyllables: Bool = false) {
        self.steps = steps
        self.plainLetters = plainLetters
        self.shortensSyllables = shortensSyllables
    }

    func stem(_ word: inout [UInt32]) {
        for position in word.indices where word[position] > 0x7F {
            if let plain = plainLetters[word[position]] { word[position] = plain }
        }
        guard word.count > 3 else { return }
        for step in steps { apply(step, to: &word) }
        if shortensSyllables { shorten(&word) }
    }

    private func apply(_ step: [Rule], to word: inout [UInt32]) {
        for rule in step where word.count >= rule.ending.count + rule.least {
            let start = word.count - rule.ending.count
            var fits = true
            for (offset, letter) in rule.ending.enumerated() where word[start + offset] != letter {
                fits = false
                break
            }
            guard fits else { continue }
            word.removeLast(rule.ending.count)
            word.append(contentsOf: rule.replacement)
            return
        }
    }

    private func shorten(_ word: inout [UInt32]) {
        guard word.count > 3, let last = word.last, !Self.vowels.contains(last) else { return }
        let before = word[word.count - 2]
        if before == last {
            word.removeLast()
        } else if Self.vowels.contains(before), word[word.count - 3] == before {
            word.remove(at: word.count - 2)
        }
        // huizen and huis, brieven and brief.
        if word.last == 0x7A { word[word.count - 1] = 0x73 }
        if word.last == 0x76 { word[word.count - 1] = 0x66 }
    }

    private static let vowels = "aeiou".unicodeScalars.map(\.value)

    /// Rules from text: endings parted by blanks, a replacement behind a slash.
    ///
    /// They are tried longest first.
    static func rules(_ text: String, least: Int) -> [Rule] {
        text.split(separator: " ").map { rule in
            let halves = rule.split(separator: "/", maxSplits: 1).map { $0.unicodeScalars.map(\.value) }
            return Rule(ending: halves[0], replacement: halves.count > 1 ? halves[1] : [], least: least)
        }
        .sorted { $0.ending.count > $1.ending.count }
    }

    /// Letters with marks and what they become, as pairs.
    static func letters(_ pairs: String) -> [UInt32: UInt32] {
        let scalars = pairs.unicodeScalars.filter { $0 != " " }.map(\.value)
        return Dictionary(
            stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
