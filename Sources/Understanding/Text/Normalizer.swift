/// Brings text to one spelling: case folded, and compatibility forms replaced by what they stand for.
///
/// Two texts that a reader takes for the same should give the same words, whatever keyboard wrote them: `Straße` and
/// `STRASSE`, `ﬁne` and `fine`, `１２` and `12`, `é` as one scalar or as two. The result is Unicode's NFKC_Casefold
/// (UAX #15, and section 3.13 of the Unicode Standard), with three liberties: the Turkish capital `İ` becomes a plain
/// `i`, typographic apostrophes become the plain one, and symbols stay as they are, because they never become part of
/// a word.
enum Normalizer {
    /// What becomes of one scalar.
    enum Folding {
        case one(UInt32)
        case several(ArraySlice<UInt32>)
        case nothing
    }

    /// Folds the case of `scalar` and replaces a compatibility form.
    static func fold(_ scalar: Unicode.Scalar) -> Folding {
        let value = scalar.value
        if value < 0x80 { return .one(value >= 0x41 && value <= 0x5A ? value + 32 : value) }
        // Letters of western Europe need no table: the capitals have their small letters 32 places on.
        if value >= 0xC0, value <= 0xFF, value != 0xDF {
            return .one(value <= 0xDE && value != 0xD7 ? value + 32 : value)
        }
        switch value {
        case 0x130: return .one(0x69)
        case 0x2018, 0x2019, 0x2BC, 0xFF07: return .one(0x27)
        default: break
        }
        let properties = scalar.properties
        guard properties.changesWhenNFKCCaseFolded else { return .one(value) }
        if let folded = FoldingTable.shared.result(for: value) {
            if folded.count == 1, let only = folded.first { return .one(only) }
            return .several(folded)
        }
        if properties.isDefaultIgnorableCodePoint { return .nothing }
        let lowered = properties.lowercaseMapping.unicodeScalars
        if lowered.count == 1, let only = lowered.first { return .one(only.value) }
        return .several(ArraySlice(lowered.map(\.value)))
    }
}
