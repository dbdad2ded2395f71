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
        } else if word.hasEnding("sses") || word.hasEnding("xes") || word.hasEnding("ches") || word.hasEnding("shes") {
            word.removeLast(2)
        } else if !word.hasEnding("ss"), !word.hasEnding("us"), !word.hasEnding("is") {
            word.removeLast()
        }
    }

    private func removeParticiple(_ word: inout [UInt32]) {
        let length = word.hasEnding("ing") ? 3 : word.hasEnding("ed") ? 2 : 0
        guard length > 0, word.count >= length + 3 else { return }
        guard word.dropLast(length).contains(where: Self.isVowel) else { return }
        word.removeLast(length)
        // running → run, but telling → tell.
        guard word.count > 3, let last = word.last, last == word[word.count - 2] else { return }
        if last != Self.l, last != Self.s, last != Self.z { word.removeLast() }
    }

    private static let e: UInt32 = 0x65
    private static let i: UInt32 = 0x69
    private static let s: UInt32 = 0x73
    private static let y: UInt32 = 0x79
    private static let l: UInt32 = 0x6C
    private static let z: UInt32 = 0x7A

    private static func isVowel(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
        default: false
        }
    }

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
