/// Joins a letter and the marks that follow it into the single scalar that means the same.
///
/// The standard library compares characters by canonical equivalence, so a dictionary from each precomposed letter to
/// its scalar finds that letter from any of its decompositions, in whatever order the marks stand.
enum Composition {
    private static let precomposed: [Character: UInt32] = {
        var table: [Character: UInt32] = [:]
        let blocks: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x386...0x3CE, 0x400...0x4FF, 0x1E00...0x1FFF]
        for value in blocks.joined() {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            table[Character(scalar)] = value
        }
        return table
    }()

    /// Whether `value` is a mark that may combine with the letter before it (U+0300 to U+036F).
    static func isMark(_ value: UInt32) -> Bool { value >= 0x300 && value <= 0x36F }

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
