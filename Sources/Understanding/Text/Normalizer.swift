/// Brings text to one spelling: case folded, and compatibility forms replaced by what they stand for.
///
/// Two texts that a reader takes for the same should give the same words, whatever keyboard wrote them: `Straße` and
/// `STRASSE`, `ﬁne` and `fine`, `１２` and `12`, `é` as one scalar or as two. The result follows Unicode NFKC with case
/// folding (UAX #15, and section 3.13 of the Unicode Standard) for the letters and digits people write with; symbols
/// need no mapping because they never become part of a word.
enum Normalizer {
    /// What becomes of one scalar.
    enum Folding {
        case one(UInt32)
        case several([UInt32])
        case nothing
    }

    /// Folds the case of `scalar` and replaces a compatibility form.
    static func fold(_ scalar: Unicode.Scalar) -> Folding {
        let value = scalar.value
        if value < 0x80 { return .one(value >= 0x41 && value <= 0x5A ? value + 32 : value) }
        if let plain = compatibilityForm(value) {
            if plain.count == 1, let only = plain.first { return .one(foldASCII(only)) }
            return .several(plain.map(foldASCII))
        }
        switch value {
        case 0xDF, 0x1E9E: return .several([0x73, 0x73])
        case 0x3C2: return .one(0x3C3)
        case 0x130: return .one(0x69)
        case 0x2018, 0x2019, 0x2BC, 0xFF07: return .one(0x27)
        default: break
        }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return .nothing }
        let lowered = properties.lowercaseMapping.unicodeScalars
        if lowered.count == 1, let only = lowered.first { return .one(only.value) }
        return .several(lowered.map(\.value))
    }

    private static func foldASCII(_ value: UInt32) -> UInt32 { value >= 0x41 && value <= 0x5A ? value + 32 : value }

    /// The plain letters and digits that a compatibility form stands for.
    private static func compatibilityForm(_ value: UInt32) -> [UInt32]? {
        switch value {
        case 0xAA: [0x61]
        case 0xBA: [0x6F]
        case 0xB2, 0xB3: [value - 0xB2 + 0x32]
        case 0xB9: [0x31]
        case 0x2070, 0x2074...0x2079: [value - 0x2070 + 0x30]
        case 0x2080...0x2089: [value - 0x2080 + 0x30]
        case 0x2460...0x2468: [value - 0x2460 + 0x31]
        case 0x24B6...0x24CF: [value - 0x24B6 + 0x61]
        case 0x24D0...0x24E9: [value - 0x24D0 + 0x61]
        case 0xFB00: [0x66, 0x66]
        case 0xFB01: [0x66, 0x69]
        case 0xFB02: [0x66, 0x6C]
        case 0xFB03: [0x66, 0x66, 0x69]
        case 0xFB04: [0x66, 0x66, 0x6C]
        case 0xFB05, 0xFB06: [0x73, 0x74]
        case 0xFF01...0xFF5E: [value - 0xFEE0]
        // Mathematical alphabets: A-Z and a-z again and again, later five runs of ten digits.
        case 0x1D400...0x1D6A3: [0x61 + (value - 0x1D400) % 26]
        case 0x1D7CE...0x1D7FF: [0x30 + (value - 0x1D7CE) % 10]
        default: nil
        }
    }
}
