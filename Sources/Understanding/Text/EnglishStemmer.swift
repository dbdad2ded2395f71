/// A light stemmer for English: plurals, -ing, -ed, -ly, final e, y to i.
///
/// Lighter than Porter's algorithm on purpose: with few training phrases every wrong merge of two words costs more
/// than a missed one.
struct EnglishStemmer: Stemmer {
    func stem(_ word: inout [UInt32]) {
        guard word.count > 3 else { return }
        removePlural(&word)
        removeParticiple(&word)
        if word.count > 4, word.hasEnding("ly") { word.removeLast(2) }
        if word.count > 3, word.last == Self.e { word.removeLast() }
        if word.count > 2, word.last == Self.y { word[word.count - 1] = Self.i }
    }

    private func removePlural(_ word: inout [UInt32]) {
        guard word.last == Self.s else { return }
        if word.hasEnding("ies"), word.count > 4 {
            word.removeLast(2)
        } else if ["sses", "xes", "ches", "shes"].contains(where: word.hasEnding) {
            word.removeLast(2)
        } else if !["ss", "us", "is"].contains(where: word.hasEnding) {
            word.removeLast()
        }
    }

    private func removeParticiple(_ word: inout [UInt32]) {
        let length = word.hasEnding("ing") ? 3 : word.hasEnding("ed") ? 2 : 0
        guard length > 0, word.count >= length + 3 else { return }
        guard word.dropLast(length).contains(where: Self.vowels.contains) else { return }
        word.removeLast(length)
        // running → run, but telling → tell.
        guard word.count > 3, let last = word.last, last == word[word.count - 2] else { return }
        if !Self.keptDoubles.contains(last) { word.removeLast() }
    }

    private static let e: UInt32 = 0x65
    private static let i: UInt32 = 0x69
    private static let s: UInt32 = 0x73
    private static let y: UInt32 = 0x79
    private static let vowels = "aeiouy".unicodeScalars.map(\.value)
    private static let keptDoubles = "lsz".unicodeScalars.map(\.value)

    static let functionWords = """
        a about am an and any are as at be been but by can could did do does for from get give had has have he her him \
        his how i if in into is it its just let ll m may me might more much my no of on or our please re s shall she \
        should so some t tell than that the their them then there these they this those to us ve want was we were what \
        when where which who why will with would you your d don
        """.split(separator: " ").map(String.init)
}

extension [UInt32] {
    /// Whether the word ends in these ASCII letters.
    func hasEnding(_ ending: StaticString) -> Bool {
        let length = ending.utf8CodeUnitCount
        guard count >= length else { return false }
        return ending.withUTF8Buffer { bytes in
            for position in 0..<length where self[count - length + position] != UInt32(bytes[position]) { return false }
            return true
        }
    }
}
