/// Joins a letter and the marks that follow it into the single scalar that means the same.
///
/// The standard library compares characters by canonical equivalence, so a dictionary from each precomposed letter to
/// its scalar finds that letter from any of its decompositions, in whatever order the marks stand.
enum Composition {
    private static let precomposed: [Character: UInt32] = {
        var table: [Character: UInt32] = [:]
        let blocks: [ClosedRange<UInt32>] = [
            0xC0...0x24F, 0x386...0x3CE, 0x400...0x4FF, 0x1E00...0x1FFF, 0x622...0x6D3, 0x3041...0x30FF,
        ]
        for value in blocks.joined() {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            table[Character(scalar)] = value
        }
        return table
    }()

    /// Whether `value` is a mark that may combine with the letter before it: those of alphabets, those of Arabic
    /// letters, and the two that voice kana.
    static func isMark(_ value: UInt32) -> Bool {
        value >= 0x300 && (value <= 0x36F || value >= 0x653 && value <= 0x655 || value == 0x3099 || value == 0x309A)
    }

    /// The syllable that a Korean letter makes with the letter or syllable before it (section 3.12 of the standard).
    static func joinHangul(_ first: UInt32, _ second: UInt32) -> UInt32? {
        let syllables: UInt32 = 0xAC00
        let (leads, vowels, tails): (UInt32, UInt32, UInt32) = (0x1100, 0x1161, 0x11A7)
        if first >= leads, first < leads + 19, second >= vowels, second < vowels + 21 {
            return syllables + ((first - leads) * 21 + second - vowels) * 28
        }
        guard first >= syllables, first < syllables + 11_172, (first - syllables) % 28 == 0 else { return nil }
        return second > tails && second < tails + 28 ? first + second - tails : nil
    }

    /// The one scalar that is canonically equivalent to these, if there is one.
    static func compose(_ base: UInt32, _ marks: some Sequence<UInt32>) -> UInt32? {
        var text = ""
        guard let first = Unicode.Scalar(base) else { return nil }
        text.unicodeScalars.append(first)
        for mark in marks { if let scalar = Unicode.Scalar(mark) { text.unicodeScalars.append(scalar) } }
        guard text.count == 1, let character = text.first else { return nil }
        return precomposed[character]
    }
}
